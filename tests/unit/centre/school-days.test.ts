import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSchoolDays,
  countSchoolDays,
  dayKind,
  isSchoolDay,
  lastSchoolWeeks,
  listSchoolDays,
  schoolCalendar,
  schoolDaysBetween,
} from '../../../shared/centre/school-days.ts';
import type { ClosureDates, ClosureKind, TermDates } from '../../../shared/centre/school-days.ts';
import { expectedSessions } from '../../../shared/centre/session-days.ts';
import { sessionsIn } from '../../helpers/sessions.ts';
import { addDays, eachDay, isoWeekday, localDate } from '../../../shared/lib/local-date.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';

const autumn = { from: localDate('2026-09-03'), to: localDate('2026-12-18') };
const spring = { from: localDate('2027-01-04'), to: localDate('2027-03-25') };
const closures: ClosureDates[] = [
  { from: localDate('2026-10-26'), to: localDate('2026-10-30'), kind: 'holiday' },
  { from: localDate('2026-09-04'), to: localDate('2026-09-04'), kind: 'inset' },
  { from: localDate('2026-11-17'), to: localDate('2026-11-17'), kind: 'unplanned' },
];
const calendar = schoolCalendar([autumn, spring], closures);

describe('what kind of day it is', () => {
  it.each([
    ['2026-09-02', 'unknown'],
    ['2026-09-03', 'schoolDay'],
    ['2026-09-04', 'plannedClosure'],
    ['2026-09-05', 'weekend'],
    ['2026-10-28', 'plannedClosure'],
    ['2026-11-17', 'unplannedClosure'],
    ['2026-12-25', 'betweenTerms'],
    ['2027-03-25', 'schoolDay'],
    ['2027-03-26', 'unknown'],
  ])('%s is a %s', (day, kind) => {
    expect(dayKind(calendar, localDate(day))).toBe(kind);
  });

  it('keeps a planned closure planned when the site also had to close that day', () => {
    const day = localDate('2026-09-04');
    const storm: ClosureDates = { from: day, to: day, kind: 'unplanned' };
    expect(dayKind(schoolCalendar([autumn], [storm, ...closures]), day)).toBe('plannedClosure');
    expect(dayKind(schoolCalendar([autumn], [...closures, storm]), day)).toBe('plannedClosure');
  });

  it('says unknown for every day when no term has been entered', () => {
    const empty = schoolCalendar([], closures);
    expect(dayKind(empty, localDate('2026-09-03'))).toBe('unknown');
    expect(addSchoolDays(empty, localDate('2026-09-03'), 1)).toBeNull();
    expect(countSchoolDays(empty, localDate('2020-01-01'), localDate('2030-01-01'))).toBe(0);
  });
});

describe('counting school days', () => {
  it('leaves out weekends, holidays, training days and days the site was shut', () => {
    expect(countSchoolDays(calendar, localDate('2026-09-03'), localDate('2026-09-11'))).toBe(6);
    expect(addSchoolDays(calendar, localDate('2026-10-23'), 1)).toBe('2026-11-02');
    expect(addSchoolDays(calendar, localDate('2026-11-16'), 1)).toBe('2026-11-18');
    expect(addSchoolDays(calendar, localDate('2027-01-04'), -1)).toBe('2026-12-18');
  });

  it('does not guess beyond the last term entered', () => {
    expect(addSchoolDays(calendar, localDate('2027-03-24'), 1)).toBe('2027-03-25');
    expect(addSchoolDays(calendar, localDate('2027-03-24'), 2)).toBeNull();
  });

  it('owes two marks on a day lost to snow, and none on a training day', () => {
    expect(sessionsIn(calendar, localDate('2026-11-17'), localDate('2026-11-17'))).toEqual([
      '2026-11-17.AM',
      '2026-11-17.PM',
    ]);
    expect(sessionsIn(calendar, localDate('2026-09-04'), localDate('2026-09-06'))).toEqual([]);
  });

  it('owes marks only while the pupil is on roll', () => {
    const enrolment = { from: localDate('2026-09-10'), to: localDate('2026-09-11') };
    expect(expectedSessions(calendar, enrolment, localDate('2026-09-01'), localDate('2026-12-31'))).toBe(4);
    expect(expectedSessions(calendar, enrolment, localDate('2026-10-01'), localDate('2026-12-31'))).toBe(0);
  });

  it('finds the last school weeks across a holiday', () => {
    expect(lastSchoolWeeks(calendar, localDate('2027-01-05'), 3)).toEqual(['2026-12-07', '2026-12-14', '2027-01-04']);
    expect(lastSchoolWeeks(calendar, localDate('2026-09-08'), 10)).toEqual(['2026-08-31', '2026-09-07']);
  });
});

const base = localDate('2022-09-01');
const anyDay = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays(base, offset));
const anySpan = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 120 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));
const anyTerm = anySpan.map(({ from, to }): TermDates => ({ from, to }));
const anyKind = fc.constantFrom<ClosureKind>('holiday', 'inset', 'polling', 'unplanned');
const anyClosure = fc.tuple(anySpan, anyKind).map(([span, kind]): ClosureDates => ({ ...span, kind }));
const anySchool = fc.tuple(fc.array(anyTerm, { maxLength: 6 }), fc.array(anyClosure, { maxLength: 6 }));

/** The slow model: looks at one day by itself. */
function openOn(terms: readonly TermDates[], shut: readonly ClosureDates[], day: LocalDate): boolean {
  const inTerm = terms.some((term) => term.from <= day && day <= term.to);
  return inTerm && isoWeekday(day) <= 5 && !shut.some((closure) => closure.from <= day && day <= closure.to);
}

describe('for any terms and closures', () => {
  it('a day is a school day exactly when a slow look at that day says so', () => {
    fc.assert(
      fc.property(anySchool, anyDay, ([terms, shut], day) => {
        expect(isSchoolDay(schoolCalendar(terms, shut), day)).toBe(openOn(terms, shut, day));
      }),
    );
  });

  it('counts and lists what the slow look finds', () => {
    fc.assert(
      fc.property(anySchool, anySpan, ([terms, shut], { from, to }) => {
        const built = schoolCalendar(terms, shut);
        const slow = eachDay(from, to).filter((day) => openOn(terms, shut, day));
        expect(listSchoolDays(built, from, to)).toEqual(slow);
        expect(countSchoolDays(built, from, to)).toBe(slow.length);
      }),
    );
  });

  it('adding school days and counting them back agree', () => {
    fc.assert(
      fc.property(anySchool, anyDay, fc.integer({ min: -40, max: 40 }), ([terms, shut], day, count) => {
        const built = schoolCalendar(terms, shut);
        const reached = addSchoolDays(built, day, count);
        if (reached === null || count === 0) return;
        expect(isSchoolDay(built, reached)).toBe(true);
        if (count > 0) expect(schoolDaysBetween(built, day, reached)).toBe(count);
        else expect(countSchoolDays(built, reached, addDays(day, -1))).toBe(-count);
      }),
    );
  });
});
