import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { centre as declaration, centreKey, type Centre } from '../../../shared/centre/centre.ts';
import { may } from '../../../shared/centre/staff.ts';
import { altered } from '../../data/changes.ts';
import { secondOf } from '../../data/clock.ts';
import { commit } from '../../data/commit.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecord } from '../../data/use-data.ts';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Form } from '../../ui/form/form.tsx';
import { checkValues, hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import {
  centreWords,
  DayFields,
  draftOfCentre,
  IdentityFields,
  orderProblems,
  valuesOfDraft,
  type CentreDraft,
} from '../../ui/centre/centre-fields.tsx';
import { CentreFacts } from './centre-facts.tsx';

/** Name, numbers and times of the centre: read by everyone, changed by those who may. */
export function CentreDetailsScreen() {
  const { member } = useSession();
  const centre = useRecord('centre', centreKey);
  if (centre === undefined) return null;
  return (
    <>
      <PageHeading title="Centre details" />
      {may(member.role, 'editCentre') ? <CentreForm centre={centre} /> : <CentreFacts centre={centre} />}
    </>
  );
}

function CentreForm({ centre }: { readonly centre: Centre }) {
  const session = useSession();
  // As it was when the form opened: what a colleague changed meanwhile is neither sent back nor taken as seen.
  const [opened, setOpened] = useState(() => ({ centre, seen: session.replica.seen }));
  const [draft, setDraft] = useState<CentreDraft>(() => draftOfCentre(centre));
  const keptDraft = useUnkeptDraft(draft);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const [outcome, setOutcome] = useState<string>();
  const change = (part: Partial<CentreDraft>): void => {
    setDraft({ ...draft, ...part });
    setOutcome(undefined);
  };
  const save = async (): Promise<void> => {
    setOutcome(undefined);
    const checked = checkValues(declaration.schema, { ...valuesOfDraft(draft), sample: centre.sample }, centreWords);
    const wrong = { ...orderProblems(draft), ...('problems' in checked ? checked.problems : noProblems) };
    setProblems(wrong);
    if ('problems' in checked || hasProblems(wrong)) return;
    const changed = altered('centre', opened.centre, checked.values);
    if (changed === null) {
      keptDraft(draft);
      setOutcome('Nothing was different, so there was nothing to keep.');
      return;
    }
    const kept = await commit(session, { changes: [changed], seen: opened.seen });
    if (!kept.ok) {
      setProblems({ '': kept.error.message });
      return;
    }
    const now = session.replica.one('centre', centreKey) ?? centre;
    setOpened({ centre: now, seen: session.replica.seen });
    setDraft(draftOfCentre(now));
    keptDraft(draftOfCentre(now));
    setOutcome(`Kept ${secondOf(kept.value.at)}`);
  };
  return (
    <Form label="Centre details" onSubmit={() => void save()}>
      <ErrorSummary problems={problems} />
      <IdentityFields draft={draft} problems={problems} onChange={change} />
      <DayFields draft={draft} problems={problems} onChange={change} />
      <Group>
        <Button type="submit">Keep the changes</Button>
      </Group>
      {outcome !== undefined && <Notice kind="success">{outcome}</Notice>}
      <Text c="dimmed">New times hold from today on. Registers of earlier days keep theirs.</Text>
    </Form>
  );
}
