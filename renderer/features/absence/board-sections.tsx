import { Button, Stack, Title } from '@mantine/core';
import { useState } from 'react';
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

/** Cards drawn at first and with each asking: as many as a centre has pupils, and few enough for an old laptop. */
const cardsAtOnce = 60;

/** Those still missing, one part for each session that has begun. */
export function BoardSections({ rows, ...rest }: BoardSectionsProps) {
  return (
    <Stack gap="lg">
      {sessionsOnBoard(rows).map((session) => (
        <BoardSection key={session} session={session} rows={rows.filter((row) => row.session === session)} {...rest} />
      ))}
    </Stack>
  );
}

function BoardSection({ session, rows, nowMinutes, onLog }: BoardSectionsProps & Pick<AbsenceRow, 'session'>) {
  const [limit, setLimit] = useState(cardsAtOnce);
  const more = Math.min(rows.length - limit, cardsAtOnce);
  return (
    <section aria-label={formatSession(session)}>
      <Title order={2} mb="xs">
        {formatSession(session)}: {counted(rows.length, 'pupil')} not accounted for
      </Title>
      <ul className={classes['list'] ?? ''}>
        {rows.slice(0, limit).map((row) => (
          <li key={rowKey(row)}>
            <AbsenceCard row={row} nowMinutes={nowMinutes} onLog={onLog && ((ringing) => onLog(row, ringing))} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button variant="default" mt="sm" onClick={() => setLimit(limit + cardsAtOnce)}>
          Show {more} more of {rows.length.toLocaleString('en-GB')}
        </Button>
      )}
    </section>
  );
}
