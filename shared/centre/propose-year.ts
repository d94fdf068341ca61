import type { ClosureDates, TermDates } from './school-days.ts';
import { academicYearOf, addDays, isoWeekday, localDate, type LocalDate } from '../lib/local-date.ts';

export type ProposedTerm = TermDates & { readonly name: string };
export type ProposedClosure = ClosureDates & { readonly note: string };
export type ProposedYear = { readonly terms: readonly ProposedTerm[]; readonly closures: readonly ProposedClosure[] };

function mondayOnOrAfter(date: LocalDate): LocalDate {
  return addDays(date, (8 - isoWeekday(date)) % 7);
}

function onOrBefore(date: LocalDate, weekday: number): LocalDate {
  return addDays(date, -((isoWeekday(date) - weekday + 7) % 7));
}

/** Easter Sunday of the Gregorian calendar (the "anonymous" computus, Nature, 20 April 1876). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = Math.floor(f / 31);
  const day = (f % 31) + 1;
  return localDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** An early Easter opens the spring holiday; a later one closes it. */
function springBreak(year: number): { readonly lastDay: LocalDate; readonly firstDay: LocalDate } {
  const easter = easterSunday(year);
  if (easter <= localDate(`${year}-04-05`)) return { lastDay: addDays(easter, -3), firstDay: addDays(easter, 15) };
  return { lastDay: addDays(easter, -16), firstDay: addDays(easter, 2) };
}

/** The academic year a centre that is set up today will work in: the coming one, once the summer holiday has begun. */
export function yearToPropose(today: LocalDate): number {
  const daysOfSummerHoliday = 38;
  return academicYearOf(addDays(today, daysOfSummerHoliday));
}

/** Terms and closures as they usually lie in England in the academic year that begins in `year`; every local authority differs. */
export function proposeYear(year: number): ProposedYear {
  const next = year + 1;
  const begins = localDate(`${year}-09-02`);
  const spring = springBreak(next);
  const autumnBreak = mondayOnOrAfter(localDate(`${year}-10-22`));
  const winterBreak = mondayOnOrAfter(localDate(`${next}-02-12`));
  const springHoliday = onOrBefore(localDate(`${next}-05-31`), 1);
  const mayDay = mondayOnOrAfter(localDate(`${next}-05-01`));
  const halfTerm = (monday: LocalDate): ProposedClosure => ({
    from: monday,
    to: addDays(monday, 4),
    kind: 'holiday',
    note: 'Half-term',
  });
  return {
    terms: [
      {
        name: `Autumn term ${year}`,
        from: isoWeekday(begins) > 5 ? mondayOnOrAfter(begins) : begins,
        to: onOrBefore(localDate(`${year}-12-20`), 5),
      },
      { name: `Spring term ${next}`, from: mondayOnOrAfter(localDate(`${next}-01-04`)), to: spring.lastDay },
      { name: `Summer term ${next}`, from: spring.firstDay, to: onOrBefore(localDate(`${next}-07-22`), 3) },
    ],
    closures: [
      halfTerm(autumnBreak),
      halfTerm(winterBreak),
      // A late Easter can end its holiday after the early May bank holiday; then that day lies in no term.
      ...(mayDay >= spring.firstDay
        ? [{ from: mayDay, to: mayDay, kind: 'bankHoliday' as const, note: 'Early May bank holiday' }]
        : []),
      halfTerm(springHoliday),
    ],
  };
}
