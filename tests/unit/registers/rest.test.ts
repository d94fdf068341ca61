import { describe, expect, it } from 'vitest';
import { offersRest } from '../../../renderer/features/registers/rest.ts';
import type { RegisterHead } from '../../../renderer/data/queries/registers.ts';
import type { DayKind } from '../../../shared/centre/school-days.ts';
import { addDays, localDate } from '../../../shared/lib/local-date.ts';

const today = localDate('2026-11-18');
const classHead: RegisterHead = {
  id: 'g1',
  name: 'Blue group',
  kind: 'class',
  place: undefined,
  placeName: null,
  leader: undefined,
  onlyIn: undefined,
  records: 'marks',
};
const siteHead: RegisterHead = { ...classHead, kind: 'providerSite', records: 'observations' };

describe('“Mark the rest present”', () => {
  it.each<[head: RegisterHead, dayKind: DayKind, offered: boolean]>([
    [classHead, 'schoolDay', true],
    [classHead, 'weekend', false],
    [classHead, 'plannedClosure', false],
    [classHead, 'betweenTerms', false],
    [classHead, 'unknown', false],
    [classHead, 'unplannedClosure', false],
    [siteHead, 'schoolDay', true],
    [siteHead, 'unplannedClosure', true],
    [siteHead, 'plannedClosure', false],
  ])('%#: a class only on a school day, a place also where just our own site was shut', (head, dayKind, offered) => {
    expect(offersRest({ head, dayKind, date: today }, today)).toBe(offered);
  });

  it('is not offered for tomorrow', () => {
    const tomorrow = addDays(today, 1);
    expect(offersRest({ head: classHead, dayKind: 'schoolDay', date: tomorrow }, today)).toBe(false);
  });
});
