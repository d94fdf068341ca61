import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfTermKey, halfTermKeysIn, halfTermRange } from '../../../shared/centre/half-term.ts';
import { addDays, localDate } from '../../../shared/lib/local-date.ts';

const anyDay = fc.integer({ min: -4000, max: 8000 }).map((offset) => addDays(localDate('2026-09-01'), offset));

describe('the half term a day is kept under', () => {
  it.each([
    ['2026-08-31', '2025-C2'],
    ['2026-09-01', '2026-A1'],
    ['2026-11-01', '2026-A2'],
    ['2027-01-01', '2026-B1'],
    ['2028-02-29', '2027-B2'],
    ['2027-04-06', '2026-C1'],
    ['2027-06-01', '2026-C2'],
  ])('%s is kept under %s', (day, key) => {
    expect(halfTermKey(localDate(day))).toBe(key);
  });

  it('puts every day into exactly one, whose range holds it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { from, to } = halfTermRange(halfTermKey(day));
        expect(from <= day && day <= to).toBe(true);
        expect(halfTermKey(from)).toBe(halfTermKey(to));
        expect(halfTermKey(addDays(to, 1))).not.toBe(halfTermKey(to));
      }),
    );
  });

  it('lists those of a range in the order of time, without a gap', () => {
    expect(halfTermKeysIn(localDate('2026-12-31'), localDate('2027-04-06'))).toEqual([
      '2026-A2',
      '2026-B1',
      '2026-B2',
      '2026-C1',
    ]);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 900 }), (from, length) => {
        const keys = halfTermKeysIn(from, addDays(from, length));
        expect(keys[0]).toBe(halfTermKey(from));
        expect(keys.at(-1)).toBe(halfTermKey(addDays(from, length)));
        expect(keys.toSorted()).toEqual(keys);
      }),
    );
  });
});
