import type { Change } from '../sync/commit.ts';
import {
  listSchoolDays,
  schoolCalendar,
  type ClosureDates,
  type SchoolCalendar,
  type TermDates,
} from '../centre/school-days.ts';
import { academicYearOf, addDays, isoWeekday, localDate, weekStart, type LocalDate } from '../lib/local-date.ts';
import { created } from '../sync/create.ts';
import type { Random } from './random.ts';

export type SampleTerm = TermDates & { readonly name: string };
export type SampleClosure = ClosureDates & { readonly note: string };

/** Fewer school days than this before today and the registers begin a term earlier. */
const fewestSchoolDays = 30;

export interface SampleCalendar {
  readonly terms: readonly SampleTerm[];
  readonly closures: readonly SampleClosure[];
  readonly calendar: SchoolCalendar;
  /** School days and lost days with registers, oldest first; the open day is not among them. */
  readonly registerDays: readonly LocalDate[];
  /** The day left to take: today, or the last school day where today is none. */
  readonly openDay: LocalDate;
}

function mondayOnOrAfter(date: LocalDate): LocalDate {
  return isoWeekday(date) === 1 ? date : addDays(weekStart(date), 7);
}

function fridayOnOrBefore(date: LocalDate): LocalDate {
  return addDays(date, -((isoWeekday(date) + 2) % 7));
}

function schoolDayOnOrAfter(date: LocalDate): LocalDate {
  return isoWeekday(date) > 5 ? mondayOnOrAfter(date) : date;
}

/** Easter Sunday by the Gregorian reckoning (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const skipped = Math.floor(century / 4);
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const h = (19 * a + century - skipped - moon + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const number = h + l - 7 * m + 114;
  return localDate(`${year}-0${Math.floor(number / 31)}-${String((number % 31) + 1).padStart(2, '0')}`);
}

function termsOf(year: number): SampleTerm[] {
  const next = year + 1;
  return [
    {
      name: 'Autumn term',
      from: schoolDayOnOrAfter(localDate(`${year}-09-01`)),
      to: fridayOnOrBefore(localDate(`${year}-12-19`)),
    },
    {
      name: 'Spring term',
      from: mondayOnOrAfter(localDate(`${next}-01-03`)),
      to: fridayOnOrBefore(localDate(`${next}-04-02`)),
    },
    { name: 'Summer term', from: mondayOnOrAfter(localDate(`${next}-04-15`)), to: localDate(`${next}-07-21`) },
  ].map((term) => ({
    ...term,
    name: `${term.name} ${term.from.slice(0, 4)}`,
    to: isoWeekday(term.to) > 5 ? fridayOnOrBefore(term.to) : term.to,
  }));
}

function closuresOf(year: number): SampleClosure[] {
  const next = year + 1;
  const firstDay = schoolDayOnOrAfter(localDate(`${year}-09-01`));
  const week = (monday: LocalDate): SampleClosure => ({
    from: monday,
    to: addDays(monday, 4),
    kind: 'holiday',
    note: 'Half-term',
  });
  const day = (date: LocalDate, kind: ClosureDates['kind'], note: string): SampleClosure => ({
    from: date,
    to: date,
    kind,
    note,
  });
  const easter = easterSunday(next);
  const closures = [
    { from: firstDay, to: schoolDayOnOrAfter(addDays(firstDay, 1)), kind: 'inset', note: 'Staff training' } as const,
    week(mondayOnOrAfter(localDate(`${year}-10-24`))),
    day(mondayOnOrAfter(localDate(`${next}-01-03`)), 'inset', 'Staff training'),
    week(mondayOnOrAfter(localDate(`${next}-02-13`))),
    day(addDays(easter, -2), 'bankHoliday', 'Good Friday'),
    day(addDays(easter, 1), 'bankHoliday', 'Easter Monday'),
    day(mondayOnOrAfter(localDate(`${next}-05-01`)), 'bankHoliday', 'Early May bank holiday'),
    week(addDays(weekStart(localDate(`${next}-05-31`)), 0)),
    day(fridayOnOrBefore(localDate(`${next}-06-30`)), 'inset', 'Staff training'),
  ];
  return closures;
}

function inSomeTerm(terms: readonly TermDates[], { from, to }: ClosureDates): boolean {
  return terms.some((term) => term.from <= from && to <= term.to);
}

/** Two academic years of terms, and the days of registers that lie behind the sample centre on a given day. */
export function sampleCalendar(today: LocalDate, random: Random): SampleCalendar {
  const year = academicYearOf(today);
  const terms = [...termsOf(year - 1), ...termsOf(year)];
  const planned = [...closuresOf(year - 1), ...closuresOf(year)].filter((closure) => inSomeTerm(terms, closure));
  const before = schoolCalendar(terms, planned);
  const upToToday = listSchoolDays(before, terms[0]?.from ?? today, today);
  const openDay = upToToday.at(-1) ?? today;
  const from =
    terms.findLast((term) => listSchoolDays(before, term.from, openDay).length > fewestSchoolDays)?.from ?? openDay;
  const registerDays = listSchoolDays(before, from, addDays(openDay, -1));
  // One day in the second half of the run, about two weeks back, was lost.
  const lostDay = registerDays[registerDays.length - random.int(9, 12)];
  const lost: SampleClosure[] =
    lostDay === undefined
      ? []
      : [{ from: lostDay, to: lostDay, kind: 'unplanned', note: 'Boiler failure, no heating' }];
  const closures = [...planned, ...lost];
  return { terms, closures, calendar: schoolCalendar(terms, closures), registerDays, openDay };
}

export function calendarChanges({ terms, closures }: SampleCalendar, random: Random): Change[] {
  return [
    ...terms.map(({ name, from, to }) => created('term', random.id(), { name, from, to })),
    ...closures.map(({ from, to, kind, note }) => created('closure', random.id(), { from, to, kind, note })),
  ];
}
