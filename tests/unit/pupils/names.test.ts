import { describe, expect, it } from 'vitest';
import { cleanText, foldName, parseName } from '../../../shared/pupils/names.ts';

describe('names', () => {
  it.each([
    ['  Nguyễn ', 'Nguyễn'.normalize('NFC')],
    ["O'Brien", "O'Brien"],
    ['Anne -  Marie', 'Anne - Marie'],
    ['Zoe\u0308', 'Zoë'],
    ['محمد', 'محمد'],
    ['Ó\u00A0Briain', 'Ó Briain'],
  ])('keeps %j as %j', (typed, kept) => {
    expect(parseName(typed, 'surname')).toEqual({ ok: true, value: kept });
  });

  it.each([
    ['=HYPERLINK("http://example.test")', 'name-formula'],
    ['+44', 'name-formula'],
    ['@SUM(1)', 'name-formula'],
    ['-1+1', 'name-formula'],
    ['\t=1', 'name-formula'],
    ['Jo\u202Enoskcaj', 'name-direction'],
    ['Jo\u2066x', 'name-direction'],
    ['Jo\u200F', 'name-direction'],
    ['Jo\u0000e', 'name-hidden'],
    ['J\u200Bo', 'name-hidden'],
    ['   ', 'name-missing'],
    ['1234', 'name-no-letter'],
    ['x'.repeat(61), 'name-long'],
  ])('refuses %j', (typed, code) => {
    expect(parseName(typed, 'surname')).toMatchObject({ ok: false, error: { code } });
  });

  it('says when other text held something hidden, and keeps the rest', () => {
    expect(cleanText('12 \u202EHigh Street\u0007')).toEqual({ text: '12 High Street', removedHidden: true });
  });

  it.each([
    ['Zoë O’Brien-Łuk', "zoe o'brien luk"],
    ['SØRENSEN', 'Sorensen'],
    ['Weiß', 'WEISS'],
  ])('compares %j and %j as the same name', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });
});
