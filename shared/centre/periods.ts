import {
  academicYearOf,
  addDays,
  dayNumber,
  fromDayNumber,
  localDate,
  weekStart,
  type LocalDate,
} from '../lib/local-date.ts';
import type { SchoolCalendar, TermDates } from './school-days.ts';

/** First and last day, both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** More days than this from one school day to the next is a holiday; a long weekend stays inside a half-term. */
const longestGapDays = 7;

/**
 * The half-term that holds the day: school days without a week's holiday between them. On a day of a holiday, the half-term
 * before it. Null before the first school day known.
 */
export function halfTermAround({ schoolDays }: SchoolCalendar, date: LocalDate): Period | null {
  const last = schoolDays.findLastIndex((day) => day <= dayNumber(date));
  if (last < 0) return null;
  const first = edge(schoolDays, last, -1);
  return { from: first, to: edge(schoolDays, last, 1) };
}

/** Walks along the school days until a holiday. */
function edge(schoolDays: readonly number[], start: number, step: -1 | 1): LocalDate {
  let at = start;
  let day = schoolDays[at] ?? 0;
  for (;;) {
    const next = schoolDays[at + step];
    if (next === undefined || Math.abs(next - day) > longestGapDays) return fromDayNumber(day);
    at += step;
    day = next;
  }
}

export const periodNames = ['week', 'fourWeeks', 'halfTerm', 'term', 'year'] as const;
export type PeriodName = (typeof periodNames)[number];

/**
 * The days a name stands for, up to the day it is asked on. In a holiday, the term or half-term before it; where no term
 * dates reach that far, the academic year.
 */
export function periodUpTo(
  name: PeriodName,
  calendar: SchoolCalendar,
  terms: readonly TermDates[],
  today: LocalDate,
): Period {
  const year: Period = { from: localDate(`${academicYearOf(today)}-09-01`), to: today };
  if (name === 'week') return { from: weekStart(today), to: today };
  if (name === 'fourWeeks') return { from: addDays(today, -27), to: today };
  if (name === 'year') return year;
  const whole = name === 'halfTerm' ? halfTermAround(calendar, today) : lastBegun(terms, today);
  if (whole === null) return year;
  return { from: whole.from, to: whole.to < today ? whole.to : today };
}

function lastBegun(terms: readonly TermDates[], today: LocalDate): Period | null {
  const begun = terms.filter(({ from }) => from <= today);
  return begun.length === 0 ? null : begun.reduce((a, b) => (a.from > b.from ? a : b));
}
