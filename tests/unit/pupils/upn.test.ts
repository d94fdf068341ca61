import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTemporaryUpn, isUpn, makeUpn, parseUpn, upnCheckLetter } from '../../../shared/pupils/upn.ts';
import { upnVectors } from '../../fixtures/imports/upn-vectors.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${String(length)}}$`));
const anyUpn = digits(11).chain((eleven) =>
  fc.stringMatching(/^[0-9A-HJ-NP-RT-Z]$/).map((last) => {
    const twelve = `${eleven}${last}`;
    return `${upnCheckLetter(twelve) ?? ''}${twelve}`;
  }),
);

describe('unique pupil numbers', () => {
  it.each(upnVectors)('judges $upn ($source)', ({ upn, valid, temporary }) => {
    expect(isUpn(upn)).toBe(valid);
    if (isUpn(upn)) expect(isTemporaryUpn(upn)).toBe(temporary);
  });

  it('agrees with the temporary number worked out in the guide', () => {
    expect(isUpn('X00180001701A')).toBe(true);
  });

  it('uses every one of the 23 check letters', () => {
    const letters = Array.from({ length: 1000 }, (_, serial) => makeUpn('801', '2000', 2026, serial).charAt(0));
    expect(new Set(letters).size).toBe(23);
  });

  it('mends case and spaces as people type them', () => {
    expect(parseUpn(' h801 2000 01001 ')).toEqual({ ok: true, value: 'H801200001001' });
  });

  it.each([
    ['', 'upn-missing'],
    ['H80120000100', 'upn-length'],
    ['O801200001001', 'upn-letter'],
    ['8H01200001001', 'upn-shape'],
    ['X80120000A001', 'upn-shape'],
    ['X00180001701O', 'upn-shape'],
    ['A801200005001', 'upn-check-letter'],
  ])('says why %j is refused', (text, code) => {
    expect(parseUpn(text)).toMatchObject({ ok: false, error: { code } });
  });

  it('never repeats the number in the words of a refusal', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{6,13}$/), (text) => {
        const parsed = parseUpn(text);
        expect(parsed.ok || !parsed.error.message.includes(text)).toBe(true);
      }),
    );
  });

  it('makes only valid numbers, whose parts come back', () => {
    fc.assert(
      fc.property(
        digits(3),
        digits(4),
        fc.integer({ min: 2000, max: 2099 }),
        fc.nat(999),
        (la, estab, year, serial) => {
          const upn = makeUpn(la, estab, year, serial);
          expect(upn.slice(1, -3)).toBe(`${la}${estab}${String(year).slice(2)}`);
        },
      ),
    );
  });

  it('detects every single wrong digit (23 is prime, so no digit difference times a position is its multiple)', () => {
    fc.assert(
      fc.property(anyUpn, fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 9 }), (upn, at, by) => {
        const wrong = `${upn.slice(0, at)}${String((Number(upn.charAt(at)) + by) % 10)}${upn.slice(at + 1)}`;
        expect(isUpn(upn)).toBe(true);
        expect(isUpn(wrong)).toBe(false);
      }),
    );
  });

  it('detects any two different digits exchanged', () => {
    fc.assert(
      fc.property(anyUpn, fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 11 }), (upn, one, other) => {
        const characters = [...upn];
        fc.pre(characters[one] !== characters[other]);
        [characters[one], characters[other]] = [characters[other] ?? '', characters[one] ?? ''];
        expect(isUpn(characters.join(''))).toBe(false);
      }),
    );
  });

  it('cannot tell a last digit from the letter of the same value, as the published rule has it', () => {
    expect(upnCheckLetter('801200001000')).toBe(upnCheckLetter('80120000100A'));
  });
});
