import type { Brand } from './brand.ts';

/** A calendar day in England, 'YYYY-MM-DD'. Carries no time and no zone. */
export type LocalDate = Brand<string, 'LocalDate'>;

const shape = /^\d{4}-\d{2}-\d{2}$/;
const millisecondsPerDay = 86_400_000;

/** Parses 'YYYY-MM-DD'; null where it is not a real day (2026-02-30 is not). */
export function parseLocalDate(text: string): LocalDate | null {
  if (!shape.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return null;
  // The only place a checked string becomes a LocalDate.
  return text as LocalDate;
}

/** For days known when the code is written; throws on a day that does not exist. */
export function localDate(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (parsed === null) throw new Error(`Not a day: ${text}`);
  return parsed;
}

/** Whole days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  return Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / millisecondsPerDay;
}

export function fromDayNumber(day: number): LocalDate {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10) as LocalDate;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday (ISO 8601). */
export function isoWeekday(date: LocalDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The Monday of the week that holds the day. */
export function weekStart(date: LocalDate): LocalDate {
  return addDays(date, 1 - isoWeekday(date));
}

/** Every day from first to last, both included; empty where last is before first. */
export function eachDay(first: LocalDate, last: LocalDate): LocalDate[] {
  const start = dayNumber(first);
  return Array.from({ length: Math.max(0, dayNumber(last) - start + 1) }, (_, index) => fromDayNumber(start + index));
}

/** Age in whole years on a day. Someone born on 29 February has a birthday on 1 March in other years. */
export function ageOn(born: LocalDate, on: LocalDate): number {
  const years = +on.slice(0, 4) - +born.slice(0, 4);
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** The year in which the academic year of the day began: 1 September starts a new one (Education Act 1996, s.579). */
export function academicYearOf(date: LocalDate): number {
  return date.slice(5) < '09-01' ? +date.slice(0, 4) - 1 : +date.slice(0, 4);
}
