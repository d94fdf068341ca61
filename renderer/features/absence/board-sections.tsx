import { Stack, Title } from '@mantine/core';
import type { AbsenceRow } from '../../data/queries/absence.ts';
import { counted, formatSession } from '../../ui/format.ts';
import classes from './absence.module.css';
import { AbsenceCard } from './absence-card.tsx';
import type { Ringing } from './tell-lines.tsx';
import { rowKey, sessionsOnBoard } from './use-board.ts';

interface BoardSectionsProps {
  readonly rows: readonly AbsenceRow[];
  readonly nowMinutes: number;
  readonly onLog: ((row: AbsenceRow, ringing: Ringing) => void) | undefined;
}

/** Those still missing, one part for each session that has begun. */
export function BoardSections({ rows, nowMinutes, onLog }: BoardSectionsProps) {
  return (
    <Stack gap="lg">
      {sessionsOnBoard(rows).map((session) => {
        const ofSession = rows.filter((row) => row.session === session);
        return (
          <section key={session} aria-label={formatSession(session)}>
            <Title order={2} mb="xs">
              {formatSession(session)}: {counted(ofSession.length, 'pupil')} not accounted for
            </Title>
            <ul className={classes['list'] ?? ''}>
              {ofSession.map((row) => (
                <li key={rowKey(row)}>
                  <AbsenceCard row={row} nowMinutes={nowMinutes} onLog={onLog && ((ringing) => onLog(row, ringing))} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Stack>
  );
}
