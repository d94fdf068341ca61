import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  halfTermOf,
  halfTermsBetween,
  halfTermSpan,
  sessionOfSlot,
  slotOf,
  slotsPerSheet,
} from '../../../shared/attendance/half-term.ts';
import type { Session } from '../../../shared/attendance/types.ts';
import { addDays, localDate } from '../../../shared/lib/local-date.ts';

const anyDay = fc.integer({ min: -4000, max: 8000 }).map((offset) => addDays(localDate('2026-09-01'), offset));

describe('the half term a day is kept under', () => {
  it.each([
    ['2026-08-31', '2025-6'],
    ['2026-09-01', '2026-1'],
    ['2026-12-31', '2026-2'],
    ['2027-01-01', '2026-3'],
    ['2028-02-29', '2027-4'],
    ['2027-06-01', '2026-6'],
  ])('%s is kept under %s', (day, key) => {
    expect(halfTermOf(localDate(day))).toBe(key);
  });

  it('puts every day into exactly one, whose days hold it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { first, last } = halfTermSpan(halfTermOf(day));
        expect(first <= day && day <= last).toBe(true);
        expect(halfTermOf(first)).toBe(halfTermOf(last));
        expect(halfTermOf(addDays(last, 1))).not.toBe(halfTermOf(last));
      }),
    );
  });

  it('gives every session a place in the sheet that leads back to it', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom<Session>('AM', 'PM'), (date, session) => {
        const slot = slotOf(date, session);
        expect(slot >= 0 && slot < slotsPerSheet).toBe(true);
        expect(sessionOfSlot(halfTermOf(date), slot)).toEqual({ date, session });
      }),
    );
  });

  it('lists those of a range in the order of time, without a gap', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 900 }), (from, length) => {
        const keys = halfTermsBetween(from, addDays(from, length));
        expect(keys[0]).toBe(halfTermOf(from));
        expect(keys.at(-1)).toBe(halfTermOf(addDays(from, length)));
        expect(keys.toSorted()).toEqual(keys);
      }),
    );
  });
});
