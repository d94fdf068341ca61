import { describe, expect, it } from 'vitest';
import { nameOfCopy, reissue } from '../../../shared/sync/reissue.ts';

describe('entries of a copied laptop issued again', () => {
  it('get numbers that follow each other from the first, and say where they were made', () => {
    const first = { device: 'device-before', n: 3 };
    expect(
      reissue(
        [
          { device: 'device-of-old', n: 7 },
          { device: 'device-of-old', n: 8, origin: first },
        ],
        'device-of-new',
      ),
    ).toEqual([
      { device: 'device-of-new', n: 1, origin: { device: 'device-of-old', n: 7 } },
      { device: 'device-of-new', n: 2, origin: first },
    ]);
  });

  it('issued again and again, still name the place where their author proved them', () => {
    const made = [1, 2, 3].map((n) => ({ device: 'device-1', n }));
    const twice = reissue(reissue(made, 'device-2').slice(1), 'device-3');
    expect(twice.map(({ n, origin }) => [n, origin.device, origin.n])).toEqual([
      [1, 'device-1', 2],
      [2, 'device-1', 3],
    ]);
  });
});

describe('the name of a laptop that was copied', () => {
  it('tells it from the other one, however often, and stays within what the endpoint takes', () => {
    const names = ['Front desk', 'Front desk (copy)', 'Front desk (copy 9)', 'Copy'].map(nameOfCopy);
    expect(names).toEqual(['Front desk (copy)', 'Front desk (copy 2)', 'Front desk (copy 10)', 'Copy (copy)']);
    expect(nameOfCopy('x'.repeat(60))).toBe(`${'x'.repeat(53)} (copy)`);
    expect(nameOfCopy(`${'x'.repeat(53)} (copy)`)).toHaveLength(60);
  });
});
