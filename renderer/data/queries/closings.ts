import type { Session as DaySession } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { dayOf } from '../clock.ts';
import type { Session } from '../session.ts';
import { readDated } from './dated.ts';

export interface Closing {
  readonly session: DaySession;
  /** The day on which it was closed: a later one where the closing was forgotten. */
  readonly closedOn: LocalDate;
  /** 'HH:MM' of that day. */
  readonly closedAt: string;
  readonly by: string;
  readonly position: string;
  readonly at: number;
}

/** The closings of one day's registers. */
export async function readClosings(session: Session, date: LocalDate): Promise<readonly Closing[]> {
  const closings = await readDated(session, 'registerClosing', date, date);
  return closings.flatMap(({ record, trail: [made] }) =>
    made === undefined
      ? []
      : [
          {
            session: record.session,
            closedOn: dayOf(made.at),
            closedAt: record.closedAt,
            by: made.by,
            position: made.position,
            at: made.at,
          },
        ],
  );
}

export async function isClosed(session: Session, date: LocalDate, daySession: DaySession): Promise<boolean> {
  return (await readClosings(session, date)).some((closing) => closing.session === daySession);
}
