import { Button, Group } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { foldName } from '../../../shared/pupils/names.ts';
import { enrolment as stay, pupil as declaration, type Pupil } from '../../../shared/pupils/pupil.ts';
import { today } from '../../data/clock.ts';
import { addPupil, type EnrolmentValues, type PupilValues } from '../../data/acts/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, nameOf } from '../../ui/format.ts';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Form } from '../../ui/form/form.tsx';
import { noProblems, type Problems } from '../../ui/form/problems.ts';
import { RecordFields, summaryOf } from '../../ui/form/record-fields.tsx';
import { draftOf, readDraft, type Draft } from '../../ui/form/record-values.ts';
import { useAct } from '../../ui/form/use-act.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { enrolmentHelps } from './enrolment-fields.ts';
import { useRoutesInUse } from './enrolment-form.tsx';
import { pupilHelps } from './pupil-fields.ts';
import { SchoolPicker } from './school-picker.tsx';
import { SectionCard } from '../../ui/section-card.tsx';

const whoNames = [
  'forename',
  'surname',
  'preferredForename',
  'dob',
  'sex',
  'yearGroup',
  'keyWorker',
  'alerts',
] as const;
const stayNames = ['status', 'from', 'route'] as const;

/** A pupil by hand, for those who may; anyone else who comes to the address is told so before typing. */
export function AddPupilScreen() {
  const { member } = useSession();
  if (may(member.role, 'editPupils')) return <AddPupil />;
  return (
    <>
      <PageHeading title="Add a pupil" />
      <EmptyState title="Ask the office">Your role does not add pupils.</EmptyState>
    </>
  );
}

/** A pupil with the first enrolment: one act, all or nothing. */
function AddPupil() {
  const session = useSession();
  const navigate = useNavigate();
  const staff = useRecords('staff');
  const routes = useRoutesInUse();
  const pupils = useRecords('pupil');
  const act = useAct();
  const [who, setWho] = useState<Draft>(() => draftOf(whoNames));
  const [when, setWhen] = useState<Draft>(() => ({ ...draftOf(stayNames), status: 'S', from: today() }));
  const [homeSchool, setHomeSchool] = useState<string>();
  const draft = { who, when, homeSchool };
  const keptDraft = useUnkeptDraft(draft);
  const leaveFor = (path: string): void => {
    keptDraft(draft);
    void navigate(path);
  };
  const [problems, setProblems] = useState<Problems>(noProblems);
  // The summary takes the focus whenever it is given other problems, so it must be the same object until there are.
  const summary = useMemo(
    () => ({
      ...summaryOf('who', declaration, pick(problems, whoNames)),
      ...summaryOf('stay', stay, pick(problems, stayNames)),
    }),
    [problems],
  );
  const [namesake, setNamesake] = useState<Pupil | null>(null);
  const helps = { ...pupilHelps(staff), ...enrolmentHelps(routes) };

  const save = (): void => {
    const [person, stayed] = [readDraft(declaration, whoNames, who, helps), readDraft(stay, stayNames, when, helps)];
    if ('problems' in person || 'problems' in stayed) {
      setProblems({ ...('problems' in person && person.problems), ...('problems' in stayed && stayed.problems) });
      return;
    }
    setProblems(noProblems);
    // Each was just judged by its own declaration.
    const values = person.values as PupilValues;
    const same = pupils.find((pupil) => pupil.dob === values.dob && sameName(pupil, values));
    if (same !== undefined && same.id !== namesake?.id) {
      setNamesake(same);
      return;
    }
    const enrolment = { ...(stayed.values as EnrolmentValues), homeSchool };
    act.run(
      () => addPupil(session, values, enrolment),
      (id) => leaveFor(`/pupils/${id}`),
    );
  };

  return (
    <>
      <PageHeading
        title="Add a pupil"
        subtitle="Contacts, week and everything else can be added on the pupil’s page."
      />
      <Form label="Add a pupil" onSubmit={save}>
        <ErrorSummary problems={summary} />
        {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
        {namesake !== null && <Namesake pupil={namesake} />}
        <SectionCard title="Who">
          <Fields
            form="who"
            names={whoNames}
            of={declaration}
            draft={who}
            set={setWho}
            problems={problems}
            helps={helps}
          />
        </SectionCard>
        <SectionCard title="Enrolment">
          <Fields
            form="stay"
            names={stayNames}
            of={stay}
            draft={when}
            set={setWhen}
            problems={problems}
            helps={helps}
          />
          <SchoolPicker value={homeSchool} onChange={setHomeSchool} />
        </SectionCard>
        <Group gap="xs">
          <Button type="submit" loading={act.busy}>
            {namesake === null ? 'Add pupil' : 'Add as another person'}
          </Button>
          <Button variant="default" onClick={() => leaveFor('/pupils')}>
            Cancel
          </Button>
        </Group>
      </Form>
    </>
  );
}

function Namesake({ pupil }: { readonly pupil: Pupil }) {
  return (
    <Notice kind="warning" title="Is this the same person?">
      {`${nameOf(pupil)}, born ${formatDate(pupil.dob)}, has a file here already. If they are two people, press “Add as another person”.`}
    </Notice>
  );
}

interface FieldsProps {
  readonly form: string;
  readonly of: Parameters<typeof RecordFields>[0]['declaration'];
  readonly names: readonly string[];
  readonly draft: Draft;
  readonly set: (draft: Draft) => void;
  readonly problems: Problems;
  readonly helps: NonNullable<Parameters<typeof RecordFields>[0]['helps']>;
}

function Fields({ of, set, ...rest }: FieldsProps) {
  return <RecordFields {...rest} declaration={of} onChange={set} />;
}

function sameName(a: Pick<Pupil, 'surname' | 'forename'>, b: Pick<Pupil, 'surname' | 'forename'>): boolean {
  return foldName(a.surname) === foldName(b.surname) && foldName(a.forename) === foldName(b.forename);
}

function pick(problems: Problems, names: readonly string[]): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => names.includes(name)));
}
