import { describe, expect, it } from 'vitest';
import { newCentreDraft, orderProblems } from '../../../renderer/ui/centre/centre-fields.tsx';

function fieldsWrong(times: Partial<typeof newCentreDraft>): string[] {
  return Object.keys(orderProblems({ ...newCentreDraft, ...times }));
}

describe('the times of the day follow one another', () => {
  it.each([
    ['9:15, 13:00 and 15:00', {}, []],
    ['an afternoon before the morning', { pmStartsAt: '9:00' }, ['pmStartsAt']],
    ['a day that ends when the afternoon starts', { dayEndsAt: '1300' }, ['dayEndsAt']],
    ['a time typed without its nought', { amStartsAt: '9:05' }, []],
    ['25:99 as the morning: wrong by itself, and not the fault of the afternoon', { amStartsAt: '25:99' }, []],
    ['25:99 as the afternoon: not the fault of the end of the day', { pmStartsAt: '25:99' }, []],
    ['nothing as the afternoon', { pmStartsAt: '' }, []],
  ])('%s', (_what, times, wrong) => {
    expect(fieldsWrong(times)).toEqual(wrong);
  });
});
