import { clip } from '../lib/effective.ts';
import type { Effective } from '../lib/effective.ts';
import { eachDay } from '../lib/local-date.ts';
import type { LocalDate } from '../lib/local-date.ts';
import { dayKind, isMarkDay } from './school-days.ts';
import type { SchoolCalendar } from './school-days.ts';

/** Days of [from, to] for which two marks are owed: school days and days lost to an unplanned closure. */
export function markDaysIn(calendar: SchoolCalendar, from: LocalDate, to: LocalDate): LocalDate[] {
  return eachDay(from, to).filter((day) => isMarkDay(dayKind(calendar, day)));
}

/** Sessions of [from, to] that fall inside the enrolment: how many marks should stand. */
export function expectedSessions(
  calendar: SchoolCalendar,
  enrolment: Effective,
  from: LocalDate,
  to: LocalDate,
): number {
  const part = clip(enrolment, from, to);
  return part === null ? 0 : markDaysIn(calendar, part.from, part.to).length * 2;
}

/** The same for many enrolments over the same days, worked out once: two thousand in a few milliseconds. */
export function expectedSessionsOver(
  calendar: SchoolCalendar,
  from: LocalDate,
  to: LocalDate,
): (enrolment: Effective) => number {
  const days = markDaysIn(calendar, from, to);
  return (enrolment) => {
    const part = clip(enrolment, from, to);
    if (part === null) return 0;
    const isWhole = part.from === from && part.to === to;
    return (isWhole ? days.length : days.filter((day) => part.from <= day && day <= part.to).length) * 2;
  };
}
