import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/lib/local-date.ts';
import {
  compareText,
  counted,
  formatDate,
  formatRange,
  formatShortDate,
  formatWeek,
  initialsOf,
  nameOf,
  sortName,
} from '../../../renderer/ui/format.ts';

describe('dates in words', () => {
  it('a day is written as in "Mon 21 Sep 2026", and September is never "Sept"', () => {
    expect(formatDate(localDate('2026-09-21'))).toBe('Mon 21 Sep 2026');
    expect(formatShortDate(localDate('2026-09-21'))).toBe('21 Sep');
  });

  it('a week runs from Monday to Friday, whichever of its days is given', () => {
    expect(formatWeek(localDate('2026-09-24'))).toBe('Mon 21 to Fri 25 Sep 2026');
    expect(formatWeek(localDate('2026-10-01'))).toBe('Mon 28 Sep to Fri 2 Oct 2026');
  });

  it('a stretch over the new year tells both years, and a single day is told once', () => {
    expect(formatRange(localDate('2026-12-21'), localDate('2027-01-01'))).toBe('Mon 21 Dec 2026 to Fri 1 Jan 2027');
    expect(formatRange(localDate('2027-05-03'), localDate('2027-05-03'))).toBe('Mon 3 May 2027');
  });
});

describe('names', () => {
  const pupil = { surname: 'Marsh', forename: 'Zoë', preferredForename: 'Zo' };

  it('a pupil is called by the name used, and sorted by surname', () => {
    expect(nameOf(pupil)).toBe('Zo Marsh');
    expect(sortName(pupil)).toBe('Marsh, Zo');
    expect(initialsOf({ surname: 'Ångström', forename: 'élan' })).toBe('ÉÅ');
  });

  it('a list is ordered without regard to accents and capitals', () => {
    expect(['Zoe', 'élan', 'Ada', 'Eve'].toSorted(compareText)).toEqual(['Ada', 'élan', 'Eve', 'Zoe']);
  });

  it('one is counted in the singular', () => {
    expect(counted(1, 'pupil')).toBe('1 pupil');
    expect(counted(1200, 'pupil')).toBe('1,200 pupils');
    expect(counted(0, 'day lost', 'days lost')).toBe('0 days lost');
  });
});
