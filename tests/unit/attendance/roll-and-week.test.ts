import { describe, expect, it } from 'vitest';
import { isRegisteredElsewhere, partTimePlanCovers, suspensionCovers } from '../../../shared/attendance/on-record.ts';
import { rollOfGroup, statutoryRoll } from '../../../shared/attendance/roll.ts';
import type { RollEnrolment, RollMembership } from '../../../shared/attendance/roll.ts';
import { plannedSession } from '../../../shared/attendance/week-pattern.ts';
import type { WeekInForce } from '../../../shared/attendance/week-pattern.ts';
import { localDate } from '../../../shared/lib/local-date.ts';

const day = localDate;
const enrolments: RollEnrolment[] = [
  { id: 'e1', pupil: 'ann', status: 'C', from: day('2026-09-03') },
  { id: 'e2', pupil: 'bo', status: 'S', from: day('2026-09-03'), to: day('2026-10-16') },
  { id: 'e3', pupil: 'bo', status: 'M', from: day('2026-11-09') },
  { id: 'e4', pupil: 'cy', status: 'G', from: day('2026-09-03') },
];
const memberships: RollMembership[] = [
  { pupil: 'ann', group: 'oak', from: day('2026-09-03'), to: day('2026-10-02') },
  { pupil: 'ann', group: 'elm', from: day('2026-10-05') },
  { pupil: 'bo', group: 'oak', from: day('2026-09-03') },
  { pupil: 'cy', group: 'oak', from: day('2026-09-03') },
];
const ids = (list: readonly RollEnrolment[]): string[] => list.map((entry) => entry.id);

describe('the roll of a date', () => {
  it('shows who was in the group that day, not who is in it now', () => {
    expect(ids(rollOfGroup(enrolments, memberships, 'oak', day('2026-10-02')))).toEqual(['e1', 'e2', 'e4']);
    expect(ids(rollOfGroup(enrolments, memberships, 'oak', day('2026-10-05')))).toEqual(['e2', 'e4']);
    expect(ids(rollOfGroup(enrolments, memberships, 'elm', day('2026-10-05')))).toEqual(['e1']);
  });

  it('leaves out a pupil between two stays, and uses the second stay from its first day', () => {
    expect(ids(rollOfGroup(enrolments, memberships, 'oak', day('2026-10-17')))).toEqual(['e4']);
    expect(ids(rollOfGroup(enrolments, memberships, 'oak', day('2026-11-09')))).toEqual(['e3', 'e4']);
  });

  it('owes no statutory mark to a guest', () => {
    expect(ids(statutoryRoll(enrolments, day('2026-09-03')))).toEqual(['e1', 'e2']);
  });
});

function week(from: string, setting: 'pru' | 'provider'): WeekInForce {
  const place = setting === 'provider' ? { place: 'garage' } : {};
  return {
    from: day(from),
    sessions: Array.from({ length: 10 }, (_, slot) => (slot === 3 ? { setting, ...place } : { setting: 'pru' })),
  };
}

describe('the pupil’s own week', () => {
  const places = new Map([['garage', { commissionedBy: 'la' as const, programme: 'Motor vehicle' }]]);
  const patterns = [week('2026-11-02', 'provider'), week('2026-09-03', 'pru')];

  it('takes the week that began last, with what the place adds', () => {
    expect(plannedSession(patterns, places, day('2026-11-03'), 'PM')).toEqual({
      setting: 'provider',
      placeId: 'garage',
      nature: 'Motor vehicle',
      commissionedBy: 'la',
    });
    expect(plannedSession(patterns, places, day('2026-11-03'), 'AM')?.setting).toBe('pru');
  });

  it('shows the earlier week on an earlier day', () => {
    expect(plannedSession(patterns, places, day('2026-10-27'), 'PM')?.setting).toBe('pru');
  });

  it('says nothing before the first week and at weekends', () => {
    expect(plannedSession(patterns, places, day('2026-09-02'), 'AM')).toBeNull();
    expect(plannedSession(patterns, places, day('2026-11-07'), 'AM')).toBeNull();
  });
});

describe('what is on record for a session', () => {
  const spans = [
    { from: day('2026-11-10'), fromSession: 'PM' as const, to: day('2026-11-12'), toSession: 'AM' as const },
    { from: day('2026-11-18'), fromSession: 'AM' as const, to: day('2026-11-18') },
    { from: day('2026-12-01'), fromSession: 'AM' as const },
  ];
  it.each([
    ['2026-11-10', 'AM', false],
    ['2026-11-10', 'PM', true],
    ['2026-11-11', 'AM', true],
    ['2026-11-12', 'AM', true],
    ['2026-11-12', 'PM', false],
    ['2026-11-18', 'PM', true],
    ['2026-11-19', 'AM', false],
    ['2027-03-01', 'PM', true],
  ] as const)('a suspension covers %s %s: %s', (date, session, covered) => {
    expect(suspensionCovers(spans, day(date), session)).toBe(covered);
  });

  it('a part-time timetable covers a session left out of the week while it is in force', () => {
    const agreed = [{ from: day('2026-11-02'), to: day('2026-11-27') }];
    expect(partTimePlanCovers(agreed, { setting: 'none' }, day('2026-11-27'))).toBe(true);
    expect(partTimePlanCovers(agreed, { setting: 'none' }, day('2026-11-28'))).toBe(false);
    expect(partTimePlanCovers(agreed, { setting: 'pru' }, day('2026-11-27'))).toBe(false);
  });

  it('main, subsidiary and guest pupils have another school', () => {
    expect((['C', 'M', 'S', 'G'] as const).map(isRegisteredElsewhere)).toEqual([false, true, true, true]);
  });
});
