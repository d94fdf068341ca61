import { Text } from '@mantine/core';
import { attemptHowLabels, attemptOutcomeLabels, attemptToldLabels } from '../../../shared/attendance/observation.ts';
import { timeOf } from '../../data/clock.ts';
import type { AttemptShown } from '../../data/queries/absence.ts';
import { useRecords } from '../../data/use-data.ts';
import { nameOf } from '../../ui/format.ts';
import type { AbsenceRow } from '../../data/queries/absence.ts';
import classes from './absence.module.css';

/** What has been tried for one pupil: when, who was told, how, the answer, and by whom. */
export function AttemptLines({ row }: { readonly row: AbsenceRow }) {
  if (row.attempts.length === 0) return <Text c="dimmed">Nobody has been told yet.</Text>;
  return (
    <ol className={classes['attempts'] ?? ''} aria-label={`Attempts about ${nameOf(row.pupil)}`}>
      {row.attempts.map((shown) => (
        <AttemptLine key={shown.attempt.id} shown={shown} />
      ))}
    </ol>
  );
}

function AttemptLine({ shown: { attempt, at, by, position } }: { readonly shown: AttemptShown }) {
  const member = useRecords('staff').find((person) => person.id === by);
  const who = attempt.who === undefined ? '' : ` (${attempt.who})`;
  return (
    <li>
      <Text component="div">
        <b>{timeOf(at)}</b> {attemptToldLabels[attempt.told]}
        {who}, {attemptHowLabels[attempt.how].toLowerCase()}: <b>{attemptOutcomeLabels[attempt.outcome]}</b>
        {attempt.answer === undefined ? '' : `. “${attempt.answer}”`}
      </Text>
      <Text component="div" size="sm" c="dimmed">
        Logged by {member?.name ?? 'someone who has left'}, {position}
      </Text>
    </li>
  );
}
