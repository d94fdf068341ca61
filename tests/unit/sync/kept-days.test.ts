import { expect, it } from 'vitest';
import { mostKeptBytes, withinBounds } from '../../../renderer/data/sync/kept-days.ts';
import { keepDays } from '../../../shared/sync/protocol/kept-commits.ts';

const day = 20_000;
const one = { rows: 1, bytes: 1000 };

it('what others entered is kept for ninety days and no longer', () => {
  const { kept, dropped } = withinBounds({ [day]: one, [day - keepDays + 1]: one, [day - keepDays]: one }, day);
  expect(Object.keys(kept).map(Number)).toEqual([day - keepDays + 1, day]);
  expect(dropped).toEqual([day - keepDays]);
});

it('a flood pushes out the oldest days first, and never today', () => {
  const large = { rows: 9, bytes: mostKeptBytes };
  expect(withinBounds({ [day - 2]: one, [day - 1]: large, [day]: one }, day).dropped).toEqual([day - 1, day - 2]);
  expect(withinBounds({ [day]: { rows: 9, bytes: mostKeptBytes + 1 } }, day).dropped).toEqual([]);
});
