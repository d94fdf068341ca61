import { markDaysIn } from '../centre/session-days.ts';
import type { SchoolCalendar } from '../centre/school-days.ts';
import type { LocalDate } from '../lib/local-date.ts';
import { sessionKey, type SessionKey } from './types.ts';

/** The days to look at. Today's own morning is over once the afternoon has begun; its afternoon is not over before midnight. */
export type DaysLookedAt = { readonly from: LocalDate; readonly today: LocalDate; readonly morningIsOver: boolean };

/**
 * Sessions that are over, for which marks are owed, and that nobody has closed, oldest first. Until a register is closed its
 * missing marks get no N, so that nobody looks for a reason (SI 2024/208, reg 10(7)).
 */
export function sessionsLeftOpen(
  calendar: SchoolCalendar,
  { from, today, morningIsOver }: DaysLookedAt,
  closed: ReadonlySet<SessionKey>,
): SessionKey[] {
  return markDaysIn(calendar, from, today)
    .flatMap((day) => {
      if (day < today) return [sessionKey(day, 'AM'), sessionKey(day, 'PM')];
      return morningIsOver ? [sessionKey(day, 'AM')] : [];
    })
    .filter((key) => !closed.has(key));
}
