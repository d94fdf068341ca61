import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceCodes } from '../../../shared/attendance/codes.ts';
import { penaltyAlert } from '../../../shared/attendance/penalty-alert.ts';
import {
  addCounts,
  attendanceFigures,
  groupFigures,
  missingMarks,
  percentTenths,
  percentText,
  recordedMarks,
  restsOnFew,
} from '../../../shared/attendance/statistics.ts';
import type { Code, CodeCounts } from '../../../shared/attendance/types.ts';
import { schoolCalendar } from '../../../shared/centre/school-days.ts';
import { addDays, localDate } from '../../../shared/lib/local-date.ts';

const codes = attendanceCodes.map((entry) => entry.code);

function countsOf(marks: readonly Code[]): CodeCounts {
  const counts: Partial<Record<Code, number>> = {};
  for (const code of marks) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe('attendance figures', () => {
  it('agree with the worked check: / \\ L B D D U C2 I Y7 # N is 4 of 8, 50.0%', () => {
    const counts = countsOf(['/', '\\', 'L', 'B', 'D', 'D', 'U', 'C2', 'I', 'Y7', '#', 'N']);
    const figures = attendanceFigures(counts);
    expect(figures).toMatchObject({
      attended: 4,
      possible: 8,
      authorised: 2,
      unauthorised: 2,
      persistent: true,
      severe: true,
    });
    expect(percentText(figures.attendance)).toBe('50.0%');
    expect(recordedMarks(counts)).toBe(11);
  });

  it('say "No data" where no session was possible', () => {
    const figures = attendanceFigures(countsOf(['D', 'D', 'Y1', '#', 'Z', 'X']));
    expect(figures).toMatchObject({ possible: 0, attendance: null, absence: null, persistent: null, severe: null });
    expect(percentText(figures.attendance)).toBe('No data');
  });

  it.each([
    [{ '/': 90, N: 10 }, true, false],
    [{ '/': 91, N: 9 }, false, false],
    // 9.96% is shown as 10.0% and is not persistent.
    [{ '/': 226, I: 25 }, false, false],
    [{ '/': 50, I: 50 }, true, true],
    [{ '/': 51, I: 50 }, true, false],
  ])('%j: persistent %s, severe %s', (counts, persistent, severe) => {
    expect(attendanceFigures(counts)).toMatchObject({ persistent, severe });
  });

  it.each([
    [1, 8, '12.5%'],
    [1, 3, '33.3%'],
    [2, 3, '66.7%'],
    [1, 2000, '0.1%'],
    [0, 7, '0.0%'],
    [7, 7, '100.0%'],
    [25, 251, '10.0%'],
  ])('%i of %i is shown as %s', (part, whole, text) => {
    expect(percentText({ part, whole })).toBe(text);
  });

  it('counts missing marks against the sessions on roll', () => {
    expect(missingMarks(12, countsOf(['/', '\\', 'N', 'D', '#']))).toBe(8);
    expect(missingMarks(2, countsOf(['/', '\\', 'N']))).toBe(0);
  });

  it('of a group are sums over its enrolments', () => {
    const figures = groupFigures([{ '/': 9, I: 1 }, { '/': 1, N: 3 }, { D: 10 }]);
    expect(figures).toMatchObject({
      attended: 10,
      possible: 14,
      enrolments: 3,
      withData: 2,
      persistentEnrolments: 2,
      severeEnrolments: 1,
    });
    expect(groupFigures([])).toMatchObject({ possible: 0, attendance: null, enrolments: 0 });
  });
});

describe('a caution beside "persistent"', () => {
  it.each([
    [0, false],
    [1, true],
    [19, true],
    [20, false],
  ])('of %i possible sessions: %s', (possible, cautious) => {
    expect(restsOnFew({ possible })).toBe(cautious);
  });
});

/** The DfE's classes written out again, so that a slip in the code list shows. */
function slowFigures(marks: readonly Code[]): { attended: number; authorised: number; unauthorised: number } {
  return {
    attended: marks.filter((code) => '/ \\ L K V P W B J'.split(' ').includes(code)).length,
    authorised: marks.filter((code) => 'C C1 C2 E I J1 M R S T H'.split(' ').includes(code)).length,
    unauthorised: marks.filter((code) => 'G N O U'.split(' ').includes(code)).length,
  };
}

describe('for any marks', () => {
  const anyMarks = fc.array(fc.constantFrom(...codes), { maxLength: 400 });

  it('the figures equal a slow count, one mark after another', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const figures = attendanceFigures(countsOf(marks));
        const slow = slowFigures(marks);
        expect(figures).toMatchObject(slow);
        expect(figures.possible).toBe(slow.attended + slow.authorised + slow.unauthorised);
        if (figures.severe === true) expect(figures.persistent).toBe(true);
      }),
    );
  });

  it('the group’s sums do not depend on the order, nor on how the marks are split', () => {
    fc.assert(
      fc.property(anyMarks, anyMarks, (one, other) => {
        expect(addCounts(countsOf(one), countsOf(other))).toEqual(countsOf([...one, ...other]));
        const { attended, possible } = groupFigures([countsOf(one), countsOf(other)]);
        expect({ attended, possible }).toMatchObject({ attended: slowFigures([...one, ...other]).attended });
        expect(groupFigures([countsOf(other), countsOf(one)]).possible).toBe(possible);
      }),
    );
  });

  it('the rounded figure is within half a tenth of the exact one, halves going up', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (part, whole) => {
        fc.pre(part <= whole);
        const twice = BigInt(percentTenths({ part, whole })) * 2n * BigInt(whole);
        const exact = BigInt(part) * 2000n;
        expect(twice - BigInt(whole) <= exact && exact < twice + BigInt(whole)).toBe(true);
      }),
    );
  });
});

describe('the alert for unauthorised absence', () => {
  const calendar = schoolCalendar(
    [
      { from: localDate('2026-09-03'), to: localDate('2026-12-18') },
      { from: localDate('2027-01-04'), to: localDate('2027-03-25') },
    ],
    [{ from: localDate('2026-10-26'), to: localDate('2026-10-30'), kind: 'holiday' }],
  );
  const today = localDate('2027-01-20');
  const on = (day: string, count: number, code: Code) =>
    Array.from({ length: count }, () => ({ date: localDate(day), code }));

  it('looks at ten school weeks, over half term and Christmas', () => {
    // Weeks of 18, 11, 4 Jan; 14, 7 Dec; 30, 23, 16, 9, 2 Nov.
    expect(penaltyAlert(calendar, today, []).from).toBe('2026-11-02');
    expect(penaltyAlert(calendar, localDate('2026-12-18'), []).from).toBe('2026-10-05');
  });

  it('is raised by ten sessions of any unauthorised code, and says how many may still change', () => {
    const marks = [...on('2026-11-02', 4, 'G'), ...on('2027-01-08', 4, 'U'), ...on('2027-01-20', 2, 'N')];
    expect(penaltyAlert(calendar, today, marks)).toMatchObject({ reached: true, unauthorised: 10, notEstablished: 2 });
    expect(penaltyAlert(calendar, today, marks.slice(1)).reached).toBe(false);
  });

  it('leaves out authorised absence and sessions before the ten weeks', () => {
    const before = addDays(localDate('2026-11-02'), -10);
    const marks = [...on(before, 5, 'O'), ...on('2027-01-08', 6, 'O'), ...on('2027-01-11', 9, 'I')];
    expect(penaltyAlert(calendar, today, marks)).toMatchObject({ reached: false, unauthorised: 6 });
  });
});
