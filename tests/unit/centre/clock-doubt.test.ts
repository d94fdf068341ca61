import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockDoubt } from '../../../shared/centre/clock-doubt.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const keptAt = at('2026-11-16T09:02:00');

describe('the laptop’s clock', () => {
  it('is believed where nothing was done here before', () => {
    expect(clockDoubt({ now: keptAt, knownAt: [] })).toBeNull();
  });

  it.each([
    ['the next morning', '2026-11-17T08:55:00'],
    ['after a weekend with a bank holiday', '2026-11-20T08:55:00'],
    ['four days later to the second', '2026-11-20T09:02:00'],
    ['put back by some minutes by the network', '2026-11-16T08:58:00'],
  ])('is believed %s', (_words, now) => {
    expect(clockDoubt({ now: at(now), knownAt: [keptAt] })).toBeNull();
  });

  it('is asked about where it is earlier than something that was kept', () => {
    const doubt = clockDoubt({ now: at('2026-11-15T09:02:00'), knownAt: [keptAt, at('2026-11-10T09:00:00')] });
    expect(doubt).toEqual({ kind: 'earlier', lastKnownAt: keptAt });
  });

  it('is asked about after more than four days without a sign of life', () => {
    const doubt = clockDoubt({ now: at('2026-11-20T09:03:00'), knownAt: [keptAt] });
    expect(doubt).toEqual({ kind: 'jumped', lastKnownAt: keptAt });
  });

  it('is asked about exactly when it is outside five minutes before and four days after the newest moment known', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4e9), { minLength: 1 }), fc.nat(4e9), (knownAt, now) => {
        const newest = [...knownAt].sort((a, b) => b - a)[0] ?? 0;
        expect(clockDoubt({ now, knownAt }) === null).toBe(now >= newest - 300_000 && now <= newest + 4 * 86_400_000);
      }),
    );
  });
});
