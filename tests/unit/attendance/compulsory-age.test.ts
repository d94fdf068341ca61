import { describe, expect, it } from 'vitest';
import { compulsorySchoolAge, isOfCompulsorySchoolAge } from '../../../shared/attendance/compulsory-age.ts';
import { addDays, localDate } from '../../../shared/lib/local-date.ts';

describe('compulsory school age', () => {
  it.each([
    // born, first day, last day
    ['2012-02-10', '2017-03-31', '2028-06-30'],
    ['2012-03-31', '2017-03-31', '2028-06-30'],
    ['2012-04-01', '2017-08-31', '2028-06-30'],
    ['2011-08-31', '2016-08-31', '2027-06-25'],
    ['2011-09-01', '2016-12-31', '2028-06-30'],
    ['2010-12-31', '2015-12-31', '2027-06-25'],
    ['2011-01-01', '2016-03-31', '2027-06-25'],
    ['2010-07-15', '2015-08-31', '2026-06-26'],
    ['2012-02-29', '2017-03-31', '2028-06-30'],
  ])('of a pupil born on %s runs from %s to %s', (born, from, to) => {
    expect(compulsorySchoolAge(localDate(born))).toEqual({ from, to });
  });

  it('includes its first and its last day and no more', () => {
    const born = localDate('2011-08-31');
    const { from, to } = compulsorySchoolAge(born);
    expect([from, to].every((day) => isOfCompulsorySchoolAge(born, day))).toBe(true);
    expect([addDays(from, -1), addDays(to, 1)].some((day) => isOfCompulsorySchoolAge(born, day))).toBe(false);
  });
});
