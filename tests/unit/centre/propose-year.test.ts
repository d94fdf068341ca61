import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearProblems } from '../../../shared/centre/check-year.ts';
import { easterSunday, proposeYear, yearToPropose } from '../../../shared/centre/propose-year.ts';
import { addDays, isoWeekday, localDate } from '../../../shared/lib/local-date.ts';

describe('the dates proposed for a school year', () => {
  it('Easter falls where the calendar has it', () => {
    expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual(
      ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'].map(localDate),
    );
  });

  it('in 2026 the autumn term runs from 2 September to 18 December with half-term from 26 October', () => {
    const { terms, closures } = proposeYear(2026);
    expect(terms[0]).toEqual({ name: 'Autumn term 2026', from: '2026-09-02', to: '2026-12-18' });
    expect(closures[0]).toMatchObject({ from: '2026-10-26', to: '2026-10-30', kind: 'holiday' });
  });

  it('in any year nothing is wrong with them, no term begins or ends at a weekend, and Good Friday is in no term', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2090 }), (year) => {
        const { terms, closures } = proposeYear(year);
        const keyed = {
          terms: terms.map((term, key) => ({ key: `t${key}`, ...term })),
          closures: closures.map((closure, key) => ({ key: `c${key}`, ...closure })),
        };
        expect(yearProblems(keyed.terms, keyed.closures)).toEqual({});
        for (const { from, to } of terms) expect([isoWeekday(from), isoWeekday(to)].every((day) => day < 6)).toBe(true);
        const goodFriday = addDays(easterSunday(year + 1), -2);
        expect(terms.some(({ from, to }) => from <= goodFriday && goodFriday <= to)).toBe(false);
        for (const closure of closures)
          expect(terms.some(({ from, to }) => from <= closure.from && closure.to <= to)).toBe(true);
      }),
    );
  });

  it('once the summer holiday has begun, the coming year is proposed', () => {
    expect(yearToPropose(localDate('2026-07-10'))).toBe(2025);
    expect(yearToPropose(localDate('2026-08-20'))).toBe(2026);
    expect(yearToPropose(localDate('2026-11-21'))).toBe(2026);
  });
});

describe('terms and closures that cannot be', () => {
  const autumn = { key: 'a', name: 'Autumn', from: '2026-09-02', to: '2026-12-18' };

  it('a term that ends before it starts is named at its last day', () => {
    expect(yearProblems([{ ...autumn, to: '2026-08-01' }], [])).toEqual({
      'a-to': 'The last day of Autumn is before its first day',
    });
  });

  it('a term that begins before another has ended is named', () => {
    expect(yearProblems([autumn, { ...autumn, key: 'b', from: '2026-12-18', to: '2027-03-01' }], [])).toHaveProperty(
      'b-from',
    );
  });

  it('a day that is no day, and a term without a name, are named', () => {
    expect(
      Object.keys(
        yearProblems(
          [{ ...autumn, name: ' ', from: '' }],
          [{ key: 'c', kind: 'inset', from: '2026-09-03', to: '', note: '' }],
        ),
      ).sort(),
    ).toEqual(['a-from', 'a-name', 'c-to']);
  });

  it('a year without any term is refused', () => {
    expect(yearProblems([], [])).toHaveProperty('terms');
  });
});
