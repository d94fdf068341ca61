import { parseClockTime } from '../../../shared/attendance/clock-time.ts';
import type { Session as DaySession } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { dayOf, timeOf, useNow } from '../../data/clock.ts';
import { readAbsenceDay, type AbsenceDay, type AbsenceRow } from '../../data/queries/absence.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { compareText, sortName } from '../../ui/format.ts';

export interface Board {
  readonly date: LocalDate;
  readonly nowMinutes: number;
  readonly day: AbsenceDay;
  /** Everyone somebody still has to find. */
  readonly missing: readonly AbsenceRow[];
  readonly accountedFor: readonly AbsenceRow[];
}

/** Today's board, counting down. Undefined until it has been read. */
export function useBoard(): Board | undefined {
  const session = useSession();
  const moment = useNow();
  const date = dayOf(moment);
  const nowMinutes = parseClockTime(timeOf(moment)) ?? 0;
  const day = useLoaded(() => readAbsenceDay(session, date), [date]);
  if (day === undefined) return undefined;
  const rows = day.boardAt(nowMinutes);
  return {
    date,
    nowMinutes,
    day,
    missing: rows.filter(({ state }) => state !== 'cleared').toSorted(byPressing),
    accountedFor: rows.filter(({ state }) => state === 'cleared').toSorted(byName),
  };
}

export function rowKey({ pupil, session }: AbsenceRow): string {
  return `${pupil.id} ${session}`;
}

/** The newer session first, so that the morning's leftovers do not hide the afternoon. */
export function sessionsOnBoard(rows: readonly AbsenceRow[]): DaySession[] {
  return (['PM', 'AM'] as const).filter((session) => rows.some((row) => row.session === session));
}

const stateOrder = { overdue: 0, notYetTold: 0, waiting: 1, cleared: 2 } as const;

/** Those marked absent before those with no mark yet: somebody has looked for them already. */
function byPressing(a: AbsenceRow, b: AbsenceRow): number {
  return (
    stateOrder[a.state] - stateOrder[b.state] ||
    a.minutesLeft - b.minutesLeft ||
    Number(a.mark === null) - Number(b.mark === null) ||
    byName(a, b)
  );
}

function byName(a: AbsenceRow, b: AbsenceRow): number {
  return compareText(sortName(a.pupil), sortName(b.pupil)) || (a.session < b.session ? -1 : 1);
}
