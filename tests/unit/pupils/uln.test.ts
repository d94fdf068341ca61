import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUln, makeUln, parseUln, ulnCheckDigit } from '../../../shared/pupils/uln.ts';

describe('unique learner numbers', () => {
  it.each(['9276308686', '1234567899'])('accepts the published example %s', (uln) => {
    expect(parseUln(uln)).toEqual({ ok: true, value: uln });
  });

  it('has no check digit where the remainder is 0', () => {
    expect(ulnCheckDigit('100000006')).toBeNull();
    expect(Array.from({ length: 10 }, (_, digit) => isUln(`100000006${String(digit)}`))).not.toContain(true);
  });

  it.each([
    ['', 'uln-missing'],
    ['9999999999', 'uln-placeholder'],
    ['0276308686', 'uln-shape'],
    ['927630868', 'uln-shape'],
    ['9276308687', 'uln-check-digit'],
  ])('says why %j is refused', (text, code) => {
    expect(parseUln(text)).toMatchObject({ ok: false, error: { code } });
  });

  it('makes only valid numbers and detects every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000_000, max: 999_999_000 }),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (nine, at, by) => {
          const uln = makeUln(nine);
          const wrong = `${uln.slice(0, at)}${String((Number(uln.charAt(at)) + by) % 10)}${uln.slice(at + 1)}`;
          expect(isUln(uln)).toBe(true);
          expect(isUln(wrong)).toBe(false);
        },
      ),
    );
  });
});
