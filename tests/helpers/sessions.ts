import { sessionKey, type SessionKey } from '../../shared/attendance/types.ts';
import type { SchoolCalendar } from '../../shared/centre/school-days.ts';
import { markDaysIn } from '../../shared/centre/session-days.ts';
import type { LocalDate } from '../../shared/lib/local-date.ts';

/** Every session of [from, to] for which a mark is owed, in the order of time. */
export function sessionsIn(calendar: SchoolCalendar, from: LocalDate, to: LocalDate): SessionKey[] {
  return markDaysIn(calendar, from, to).flatMap((day) => [sessionKey(day, 'AM'), sessionKey(day, 'PM')]);
}
