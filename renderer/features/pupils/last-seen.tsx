import { Text } from '@mantine/core';
import { attemptHowLabels, attemptOutcomeLabels, attemptToldLabels } from '../../../shared/attendance/observation.ts';
import { readDatedOfPupil } from '../../data/queries/dated.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { formatDay, formatMinutes, formatSession } from '../../ui/format.ts';
import { FactsList } from '../../ui/facts-list.tsx';
import { useNames } from '../../data/use-names.ts';

const linesShown = 5;

/** What other places saw last, and the last attempts to tell somebody of an absence, newest first. */
export function LastSeen({ pupil }: { readonly pupil: string }) {
  const session = useSession();
  const names = useNames();
  const observations = useLoaded(() => readDatedOfPupil(session, 'observation', pupil), [pupil]);
  const attempts = useLoaded(() => readDatedOfPupil(session, 'absenceAttempt', pupil), [pupil]);
  if (observations === undefined || attempts === undefined) return null;
  const seen = observations.map(({ record, trail }) => ({
    at: trail[0]?.at ?? 0,
    date: record.date,
    session: record.session,
    words: `${names.get(record.place ?? '') ?? 'Another place'}: ${seenWords(record.seen, record.minutesLate)}`,
  }));
  const told = attempts.map(({ record, trail }) => ({
    at: trail[0]?.at ?? 0,
    date: record.date,
    session: record.session,
    words: `${attemptToldLabels[record.told]}, ${attemptHowLabels[record.how].toLowerCase()}: ${attemptOutcomeLabels[record.outcome].toLowerCase()}`,
  }));
  const lines = [...seen, ...told]
    .sort((a, b) => (a.date === b.date ? b.at - a.at : a.date < b.date ? 1 : -1))
    .slice(0, linesShown);
  if (lines.length === 0) return <Text c="dimmed">Nothing yet.</Text>;
  return (
    <FactsList
      facts={lines.map(({ date, session: part, words }) => ({
        label: `${formatDay(date)}, ${formatSession(part).toLowerCase()}`,
        value: words,
      }))}
    />
  );
}

function seenWords(seen: 'present' | 'late' | 'absent', minutesLate: number | undefined): string {
  if (seen === 'late') return minutesLate === undefined ? 'late' : `${formatMinutes(minutesLate)} late`;
  return seen;
}
