import { Anchor, Select, Text } from '@mantine/core';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { may } from '../../../../shared/centre/staff.ts';
import { yearWords } from '../../../../shared/pupils/field-words.ts';
import type { Pupil } from '../../../../shared/pupils/pupil.ts';
import { readMaybeSame } from '../../../data/queries/same-person.ts';
import { useSession } from '../../../data/session-context.ts';
import { useFound, useRecord, useRecords } from '../../../data/use-data.ts';
import { compareText, formatDate, sortName } from '../../../ui/format.ts';
import { SectionCard } from '../../../ui/section-card.tsx';
import { useOpenFile } from '../pupil-screen.tsx';
import { JoinPreview } from './join-preview.tsx';

/** Nobody reads further down a list; who is not in it is found by typing. */
const mostOffered = 60;

/** Is this the same young person as another file? The other is chosen, both are shown side by side, and one act joins them. */
export function SameTab() {
  const session = useSession();
  const navigate = useNavigate();
  const { pupil } = useOpenFile();
  const { other: otherId } = useParams();
  const known = useRecord('pupil', otherId);
  const other = known?.id === pupil.id ? undefined : known;
  const choices = useChoices(pupil);
  if (!may(session.member.role, 'joinPupils')) return <Navigate to={`/pupils/${pupil.id}`} replace />;
  return (
    <>
      <SectionCard title="Is this the same young person as another file?">
        <Text>
          A child may have been added twice: by hand on one laptop and from a file on another, or under a surname spelt
          in two ways. Choose the other file to see both side by side. Nothing changes before you join them.
        </Text>
        <Select
          label="The other file"
          placeholder="Type a name"
          searchable
          maw={520}
          limit={mostOffered}
          data={choices}
          value={other?.id ?? null}
          nothingFoundMessage="Nobody is called that."
          onChange={(id) => void navigate(id === null ? `/pupils/${pupil.id}/same` : `/pupils/${pupil.id}/same/${id}`)}
        />
        <Anchor component={Link} to={`/pupils/${pupil.id}/details`} underline="always">
          Back to the details
        </Anchor>
      </SectionCard>
      {other !== undefined && <JoinPreview key={`${pupil.id} ${other.id}`} here={pupil} other={other} />}
    </>
  );
}

/** Everybody else, those first for whom something speaks: the same UPN (never shown), name or date of birth. */
function useChoices(pupil: Pupil) {
  const session = useSession();
  const pupils = useRecords('pupil');
  const maybe = useFound(() => readMaybeSame(session), [session]);
  const hinted = new Map(
    maybe.flatMap(({ files: [a, b], why }) =>
      a === pupil.id ? [[b, why] as const] : b === pupil.id ? [[a, why] as const] : [],
    ),
  );
  const choice = (one: Pupil) => ({ value: one.id, label: choiceWords(one, hinted.get(one.id)) });
  const others = pupils.filter(({ id }) => id !== pupil.id).toSorted((a, b) => compareText(sortName(a), sortName(b)));
  const isLikely = (one: Pupil): boolean => hinted.has(one.id) || one.dob === pupil.dob;
  const groups = [
    { group: 'Born on the same day, or with the same number', items: others.filter(isLikely).map(choice) },
    { group: 'Everybody else', items: others.filter((one) => !isLikely(one)).map(choice) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function choiceWords(one: Pupil, why: 'upn' | 'name' | undefined): string {
  const hint = why === 'upn' ? 'same UPN' : why === 'name' ? 'same name and date of birth' : '';
  return [sortName(one), `born ${formatDate(one.dob)}`, yearWords(one.yearGroup), hint]
    .filter((part) => part !== '')
    .join(' · ');
}
