import { addDays, dayNumber, isoWeekday, type LocalDate } from '../lib/local-date.ts';
import { dayKind, type SchoolCalendar } from './school-days.ts';

/** A laptop away for longer than any lease: counting on would say nothing new. */
const mostDaysLookedAt = 400;
const lastWeekday = 5;

/**
 * School days a laptop may still work without contact with the LA's endpoint: 0 or less once the lease is over. Days outside
 * the terms that were entered count where they are weekdays, so that a calendar that ended does not make a lease endless.
 */
export function schoolDaysLeft(
  calendar: SchoolCalendar,
  lease: { readonly schoolDays: number; readonly lastContact: LocalDate },
  today: LocalDate,
): number {
  const days = Math.min(dayNumber(today) - dayNumber(lease.lastContact), mostDaysLookedAt);
  let left = lease.schoolDays;
  for (let day = 1; day <= days; day += 1) {
    const date = addDays(lease.lastContact, day);
    const kind = dayKind(calendar, date);
    if (kind === 'schoolDay' || (kind === 'unknown' && isoWeekday(date) <= lastWeekday)) left -= 1;
  }
  return left;
}
