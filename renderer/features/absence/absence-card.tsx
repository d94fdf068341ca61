import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AbsenceRow } from '../../data/queries/absence.ts';
import { formatSession, nameOf } from '../../ui/format.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './absence.module.css';
import { AttemptLines } from './attempt-lines.tsx';
import { TellLines, type Ringing } from './tell-lines.tsx';
import { rowKey } from './use-board.ts';
import { clockWords, expectedWords, stillToTellWords } from './words.ts';

interface AbsenceCardProps {
  readonly row: AbsenceRow;
  readonly nowMinutes: number;
  readonly onLog: ((ringing: Ringing) => void) | undefined;
}

/** One pupil nobody can account for: the clock, where they should be, whom to ring, what was tried. */
export function AbsenceCard({ row, nowMinutes, onLog }: AbsenceCardProps) {
  const clock = clockWords(row, nowMinutes);
  const name = nameOf(row.pupil);
  return (
    <article
      className={classes['card'] ?? ''}
      data-state={row.state}
      data-row={rowKey(row)}
      aria-label={`${name}, ${formatSession(row.session).toLowerCase()}`}
    >
      <div className={classes['head'] ?? ''}>
        <div>
          <Anchor component={Link} to={`/pupils/${row.pupil.id}`} fw={650}>
            {name}
          </Anchor>
          <Text component="div" c="dimmed">
            {row.pupil.yearGroup === undefined ? '' : `Year ${row.pupil.yearGroup}. `}
            {expectedWords(row)}
          </Text>
        </div>
        <div className={classes['clock'] ?? ''}>
          <StatusBadge tone={clock.tone}>{clock.title}</StatusBadge>
          <Text component="div" size="sm">
            {clock.detail}
          </Text>
          <Text component="div" size="sm" c="dimmed">
            {stillToTellWords(row.stillToTell)}
          </Text>
        </div>
        <span className={classes['mark'] ?? ''}>
          <MarkCell code={row.mark?.code ?? null} />
          <Text span size="sm" c="dimmed">
            {row.mark === null ? 'No mark yet' : 'Reason not known'}
            {row.firstDayOfAbsence ? ', first day' : ''}
          </Text>
        </span>
      </div>
      <TellLines row={row} onLog={onLog} />
      <AttemptLines row={row} />
    </article>
  );
}
