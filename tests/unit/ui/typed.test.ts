import { describe, expect, it } from 'vitest';
import { readTypedDate, readTypedTime } from '../../../renderer/ui/form/typed.ts';

describe('a day as people type it', () => {
  it.each(['2/9/2026', '02.09.26', '2 Sep 2026', '2 september 2026', 'Wed 2 Sep 2026', '2026-09-02'])(
    '%s is 2 September 2026',
    (text) => {
      expect(readTypedDate(text)).toBe('2026-09-02');
    },
  );

  it.each(['', '31/2/2026', '9/13/2026', 'tomorrow', '2 Zed 2026'])('"%s" is no day', (text) => {
    expect(readTypedDate(text)).toBeNull();
  });
});

describe('a time as people type it', () => {
  it.each([
    ['9:05', '09:05'],
    ['9.05', '09:05'],
    ['905', '09:05'],
    ['1330', '13:30'],
    ['9', '09:00'],
  ])('%s is %s', (text, time) => {
    expect(readTypedTime(text)).toBe(time);
  });

  it.each(['', '24:00', '9:60', 'nine'])('"%s" is no time', (text) => {
    expect(readTypedTime(text)).toBeNull();
  });
});
