import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nClock, proposesO } from '../../../shared/attendance/n-clock.ts';
import { isSchoolDay, schoolCalendar } from '../../../shared/centre/school-days.ts';
import type { ClosureDates } from '../../../shared/centre/school-days.ts';
import { addDays, eachDay, localDate } from '../../../shared/lib/local-date.ts';

const terms = [{ from: localDate('2026-09-03'), to: localDate('2026-12-18') }];
const halfTerm: ClosureDates = { from: localDate('2026-10-26'), to: localDate('2026-10-30'), kind: 'holiday' };
const calendar = schoolCalendar(terms, [halfTerm]);
const clock = (date: string, today: string) => nClock(calendar, localDate(date), localDate(today));

describe('an N that runs out', () => {
  it.each([
    ['2026-11-09', 'running', 5],
    ['2026-11-10', 'running', 5],
    ['2026-11-12', 'running', 3],
    ['2026-11-13', 'warning', 2],
    ['2026-11-14', 'warning', 1],
    ['2026-11-16', 'warning', 1],
    ['2026-11-17', 'overdue', 0],
  ])('given on Mon 9 Nov, on %s it is %s with %i school days left', (today, state, schoolDaysLeft) => {
    expect(clock('2026-11-09', today)).toEqual({ state, dueOn: '2026-11-16', schoolDaysLeft });
  });

  it('does not run through half term', () => {
    expect(clock('2026-10-22', '2026-11-02')).toEqual({ state: 'running', dueOn: '2026-11-05', schoolDaysLeft: 4 });
  });

  it('waits a day longer when the site has to close', () => {
    const snow: ClosureDates = { from: localDate('2026-11-11'), to: localDate('2026-11-11'), kind: 'unplanned' };
    const dueOn = nClock(schoolCalendar(terms, [snow]), localDate('2026-11-09'), localDate('2026-11-10')).dueOn;
    expect(dueOn).toBe('2026-11-17');
  });

  it('says that it does not know while next term has not been entered', () => {
    expect(clock('2026-12-16', '2026-12-18')).toEqual({ state: 'unknown', dueOn: null, schoolDaysLeft: 3 });
  });

  it('proposes O only after the fifth school day', () => {
    expect(proposesO(clock('2026-11-09', '2026-11-16'))).toBe(false);
    expect(proposesO(clock('2026-11-09', '2026-11-17'))).toBe(true);
  });

  it('for any closures, exactly five school days lie after the session up to the due date', () => {
    const day = fc.integer({ min: 0, max: 106 }).map((offset) => addDays(localDate('2026-09-03'), offset));
    const closure = fc
      .tuple(day, fc.integer({ min: 0, max: 6 }))
      .map(([from, length]): ClosureDates => ({ from, to: addDays(from, length), kind: 'inset' }));
    fc.assert(
      fc.property(fc.array(closure, { maxLength: 5 }), day, day, (closures, date, today) => {
        const built = schoolCalendar(terms, closures);
        const { dueOn, state, schoolDaysLeft } = nClock(built, date, today);
        if (dueOn === null) return;
        const after = eachDay(addDays(date, 1), dueOn).filter((each) => isSchoolDay(built, each));
        expect(after).toHaveLength(5);
        expect(after.at(-1)).toBe(dueOn);
        const left = after.filter((each) => each >= today).length;
        expect(schoolDaysLeft).toBe(left);
        expect(state).toBe(left === 0 ? 'overdue' : left <= 2 ? 'warning' : 'running');
      }),
    );
  });
});
