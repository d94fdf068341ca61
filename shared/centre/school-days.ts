import type { closureKinds } from './centre.ts';
import { dayNumber, fromDayNumber, isoWeekday, weekStart } from '../lib/local-date.ts';
import type { LocalDate } from '../lib/local-date.ts';

/** First and last day of a term, both included. Half-term breaks are closures, or gaps between two terms. */
export type TermDates = { readonly from: LocalDate; readonly to: LocalDate };

/** `unplanned`: the site had to close on a day sessions were due; marks (Y4) are still owed for it. */
export type ClosureKind = (typeof closureKinds)[number];

export type ClosureDates = { readonly from: LocalDate; readonly to: LocalDate; readonly kind: ClosureKind };

/** `unknown`: before the first or after the last term that has been entered. */
export type DayKind = 'schoolDay' | 'weekend' | 'plannedClosure' | 'unplannedClosure' | 'betweenTerms' | 'unknown';

/** Days worked out once, so that five years of questions are cheap. Make it with `schoolCalendar`. */
export type SchoolCalendar = {
  /** Day number (days since 1970) of the first day known. */
  readonly firstDay: number;
  readonly kinds: readonly DayKind[];
  /** `schoolDaysBefore[i]`: school days before day `firstDay + i`; one longer than `kinds`. */
  readonly schoolDaysBefore: readonly number[];
  /** Day numbers of the school days, in order. */
  readonly schoolDays: readonly number[];
};

/** Monday to Friday inside a term is a school day unless a closure covers it (Education Act 1996, s.579: a day with a school session). */
export function schoolCalendar(terms: readonly TermDates[], closures: readonly ClosureDates[]): SchoolCalendar {
  const firstDay = Math.min(...terms.map((term) => dayNumber(term.from)));
  const lastDay = Math.max(...terms.map((term) => dayNumber(term.to)));
  if (terms.length === 0 || lastDay < firstDay)
    return { firstDay: 0, kinds: [], schoolDaysBefore: [0], schoolDays: [] };
  const kinds: DayKind[] = Array.from({ length: lastDay - firstDay + 1 }, () => 'betweenTerms');
  for (const term of terms) paint(kinds, dayNumber(term.from) - firstDay, dayNumber(term.to) - firstDay, 'schoolDay');
  // A planned closure wins over an unplanned one entered for the same day: no session was due then.
  const inOrder = closures.toSorted((a, b) => Number(b.kind === 'unplanned') - Number(a.kind === 'unplanned'));
  for (const closure of inOrder) {
    const kind = closure.kind === 'unplanned' ? 'unplannedClosure' : 'plannedClosure';
    paintTermDays(kinds, dayNumber(closure.from) - firstDay, dayNumber(closure.to) - firstDay, kind);
  }
  paintWeekends(kinds, firstDay);
  return { firstDay, kinds, ...tally(kinds, firstDay) };
}

function paint(kinds: DayKind[], from: number, to: number, kind: DayKind): void {
  for (let index = from; index <= to; index += 1) kinds[index] = kind;
}

function paintTermDays(kinds: DayKind[], from: number, to: number, kind: DayKind): void {
  for (let index = Math.max(0, from); index <= Math.min(to, kinds.length - 1); index += 1) {
    if (kinds[index] !== 'betweenTerms') kinds[index] = kind;
  }
}

function paintWeekends(kinds: DayKind[], firstDay: number): void {
  for (let index = 0; index < kinds.length; index += 1) {
    if (isoWeekday(fromDayNumber(firstDay + index)) > 5) kinds[index] = 'weekend';
  }
}

function tally(kinds: readonly DayKind[], firstDay: number): Pick<SchoolCalendar, 'schoolDaysBefore' | 'schoolDays'> {
  const schoolDaysBefore = [0];
  const schoolDays: number[] = [];
  kinds.forEach((kind, index) => {
    if (kind === 'schoolDay') schoolDays.push(firstDay + index);
    schoolDaysBefore.push(schoolDays.length);
  });
  return { schoolDaysBefore, schoolDays };
}

export function dayKind(calendar: SchoolCalendar, date: LocalDate): DayKind {
  return calendar.kinds[dayNumber(date) - calendar.firstDay] ?? 'unknown';
}

export function isSchoolDay(calendar: SchoolCalendar, date: LocalDate): boolean {
  return dayKind(calendar, date) === 'schoolDay';
}

/** A mark is owed: a school day, or a day lost to an unplanned closure (Y4). */
export function isMarkDay(kind: DayKind): boolean {
  return kind === 'schoolDay' || kind === 'unplannedClosure';
}

/** Number of school days before the date (from the start of what is known). */
function rank(calendar: SchoolCalendar, day: number): number {
  const index = Math.min(Math.max(day - calendar.firstDay, 0), calendar.kinds.length);
  return calendar.schoolDaysBefore[index] ?? 0;
}

/** School days in [from, to], both included; 0 where `to` is before `from`. */
export function countSchoolDays(calendar: SchoolCalendar, from: LocalDate, to: LocalDate): number {
  if (to < from) return 0;
  return rank(calendar, dayNumber(to) + 1) - rank(calendar, dayNumber(from));
}

/** School days after `from`, up to and including `to`. Negative, counted the same way back, where `to` is earlier. */
export function schoolDaysBetween(calendar: SchoolCalendar, from: LocalDate, to: LocalDate): number {
  if (to < from) return 0 - schoolDaysBetween(calendar, to, from);
  return rank(calendar, dayNumber(to) + 1) - rank(calendar, dayNumber(from) + 1);
}

/**
 * The `count`-th school day after the date (before it, for a negative count); 0 gives the date itself.
 * Null where term dates that far have not been entered.
 */
export function addSchoolDays(calendar: SchoolCalendar, date: LocalDate, count: number): LocalDate | null {
  if (count === 0) return date;
  const day = dayNumber(date);
  const position = count > 0 ? rank(calendar, day + 1) + count - 1 : rank(calendar, day) + count;
  const found = calendar.schoolDays[position];
  return found === undefined ? null : fromDayNumber(found);
}

/** The school days in [from, to], in order. */
export function listSchoolDays(calendar: SchoolCalendar, from: LocalDate, to: LocalDate): LocalDate[] {
  const start = rank(calendar, dayNumber(from));
  return calendar.schoolDays.slice(start, start + countSchoolDays(calendar, from, to)).map(fromDayNumber);
}

/** The Mondays of the last `count` school weeks up to the date's own week: weeks with at least one school day. Oldest first. */
export function lastSchoolWeeks(calendar: SchoolCalendar, date: LocalDate, count: number): LocalDate[] {
  const weeks: LocalDate[] = [];
  const endOfWeek = dayNumber(weekStart(date)) + 7;
  for (let index = rank(calendar, endOfWeek) - 1; index >= 0 && weeks.length < count; index -= 1) {
    const day = calendar.schoolDays[index];
    if (day === undefined) break;
    const monday = weekStart(fromDayNumber(day));
    if (weeks.at(-1) !== monday) weeks.push(monday);
  }
  return weeks.reverse();
}
