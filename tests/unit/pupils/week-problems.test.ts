import { describe, expect, it } from 'vitest';
import { weekProblems, type WeekCell, type WeekFacts } from '../../../shared/pupils/week-problems.ts';

const dual: WeekFacts = { status: 'S', hasHomeSchool: true, partTimeAgreed: false };

function week(cells: Readonly<Record<number, WeekCell>> = {}): WeekCell[] {
  return Array.from({ length: 10 }, (_, slot) => (slot in cells ? (cells[slot] ?? null) : { setting: 'pru' }));
}

function told(cells: readonly WeekCell[], facts: Partial<WeekFacts> = {}): string[] {
  return weekProblems(cells, { ...dual, ...facts }).map(({ slot, kind }) => `${String(slot)} ${kind}`);
}

describe('a week being drawn up', () => {
  it('has nothing wrong where every session is at a setting that expects the pupil', () => {
    expect(told(week({ 2: { setting: 'homeSchool' }, 4: { setting: 'provider', place: 'garage' } }))).toEqual([]);
  });

  it('has a gap where no setting is chosen, and says so of a dual registered pupil', () => {
    expect(weekProblems(week({ 9: null }), dual)).toEqual([
      {
        slot: 9,
        kind: 'gap',
        message: 'Friday afternoon: no setting is chosen, so the pupil is dual registered but nobody expects them.',
      },
    ]);
    expect(told([])).toHaveLength(10);
  });

  it('leaves a session out only under an agreed part-time timetable', () => {
    expect(told(week({ 1: { setting: 'none' } }))).toEqual(['1 gap']);
    expect(told(week({ 1: { setting: 'none' } }), { partTimeAgreed: true })).toEqual([]);
  });

  it('clashes where the home school is to expect a pupil who is on our roll only', () => {
    expect(told(week({ 0: { setting: 'homeSchool' } }), { status: 'C' })).toEqual(['0 clash']);
  });

  it('asks which place where the setting alone does not say', () => {
    for (const setting of ['college', 'provider', 'workPlacement'] as const) {
      expect(told(week({ 3: { setting } }))).toEqual(['3 unsaid']);
      expect(told(week({ 3: { setting, place: 'somewhere' } }))).toEqual([]);
    }
    expect(told(week({ 3: { setting: 'homeSchool' } }), { hasHomeSchool: false })).toEqual(['3 unsaid']);
    expect(told(week({ 3: { setting: 'homeTuition' } }))).toEqual([]);
  });
});
