import { addSchoolDays, countSchoolDays, schoolDaysBetween } from '../centre/school-days.ts';
import type { SchoolCalendar } from '../centre/school-days.ts';
import type { LocalDate } from '../lib/local-date.ts';

/** School days after the session within which N must be replaced (SI 2024/208 reg 10(7) to (9)). */
export const schoolDaysForN = 5;

/**
 * `running`: time left; `warning`: the fourth or fifth school day; `overdue`: the fifth has passed and O is proposed;
 * `unknown`: term dates that far have not been entered.
 */
export type NState = 'running' | 'warning' | 'overdue' | 'unknown';

export type NClock = {
  readonly state: NState;
  /** The last day on which the reason can still be entered; null while term dates are missing. */
  readonly dueOn: LocalDate | null;
  /** School days still to come, today included, up to and including `dueOn`; 0 when overdue. */
  readonly schoolDaysLeft: number;
};

/**
 * The clock of an N given on `date`, as it stands on `today`. The reading taken: the day of the session does not count, the next
 * school day is the first, and the fifth is the last day for the reason (closures, holidays and weekends do not count). From
 * the day after it, becoming O is proposed; a person makes it.
 */
export function nClock(calendar: SchoolCalendar, date: LocalDate, today: LocalDate): NClock {
  const dueOn = addSchoolDays(calendar, date, schoolDaysForN);
  if (dueOn === null) {
    const used = schoolDaysBetween(calendar, date, today);
    return { state: 'unknown', dueOn: null, schoolDaysLeft: Math.max(0, schoolDaysForN - Math.max(0, used)) };
  }
  if (today > dueOn) return { state: 'overdue', dueOn, schoolDaysLeft: 0 };
  const schoolDaysLeft = today <= date ? schoolDaysForN : countSchoolDays(calendar, today, dueOn);
  return { state: schoolDaysLeft <= 2 ? 'warning' : 'running', dueOn, schoolDaysLeft };
}

/** True from the day after the fifth school day: O is proposed, and a person makes it. */
export function proposesO(clock: NClock): boolean {
  return clock.state === 'overdue';
}
