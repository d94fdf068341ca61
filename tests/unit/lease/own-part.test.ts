import { describe, expect, it } from 'vitest';
import { heldForGroups, heldOfCentre, ownGroups } from '../../../renderer/data/lease/own-part.ts';
import { Replica } from '../../../renderer/data/replica.ts';
import { nothingSettled } from '../../../renderer/data/settled-to.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import type { JsonValue } from '../../../shared/model/declare.ts';
import type { Tier } from '../../../shared/model/tiers.ts';

const day = localDate('2026-11-18');
const trail = [
  {
    n: 1,
    device: 'd',
    at: 1,
    by: 'someone',
    position: 'Lead',
    op: 'set' as const,
    fields: { surname: ['Old', 'New'] },
  },
] as const;

type Values = Readonly<Record<string, JsonValue>>;

function replicaOf(records: readonly (readonly [type: string, key: string, values: Values, tier?: Tier])[]): Replica {
  const replica = new Replica(nothingSettled);
  for (const [type, key, values, tier = 'register'] of records)
    replica.place(type, key, tier, { values, trail: trail });
  return replica;
}

const pupil = { surname: 'Inventley', forename: 'Ada', dob: '2011-01-01', alerts: 'Leaves at noon', sex: 'F' };
const stay = { pupil: 'p1', status: 'C', from: '2026-09-01', homeSchool: 'x' };
const centre = replicaOf([
  ['group', 'g1', { name: 'Workshop', kind: 'class', leader: 'tutor' }],
  ['group', 'g2', { name: 'Library', kind: 'class', leader: 'lead' }],
  ['group', 'g3', { name: 'Ended', kind: 'class', leader: 'tutor', endedOn: '2026-10-01' }],
  ['membership', 'm1', { pupil: 'p1', group: 'g1', from: '2026-09-01' }],
  ['membership', 'm2', { pupil: 'p2', group: 'g2', from: '2026-09-01' }],
  ['membership', 'm3', { pupil: 'p3', group: 'g1', from: '2026-09-01', to: '2026-11-17' }],
  ['membership', 'm4', { pupil: 'p4', group: 'g1', from: '2026-12-01' }],
  ...['p1', 'p2', 'p3', 'p4'].map((id) => ['pupil', id, pupil] as const),
  ['pupil', 'p1', { address: '1 Nonesuch Parade' }, 'contact'],
  ['enrolment', 'e1', stay],
  ['enrolment', 'e0', { ...stay, from: '2024-09-01', to: '2025-07-01' }],
  ['weekPattern', 'w0', { pupil: 'p1', from: '2026-09-01', sessions: [] }],
  ['weekPattern', 'w1', { pupil: 'p1', from: '2026-11-02', sessions: [{ setting: 'provider', place: 'forge' }] }],
  ['weekPattern', 'w2', { pupil: 'p1', from: '2027-01-04', sessions: [] }],
  [
    'partTimePlan',
    't1',
    { pupil: 'p1', from: '2026-11-01', to: '2026-12-01', agreedOn: '2026-10-30', reviews: ['note'] },
  ],
  ['place', 'forge', { name: 'Forge', kind: 'provider', phone: '01632 960000' }],
  ['place', 'other', { name: 'Other', kind: 'provider' }],
  ['contact', 'c1', { pupil: 'p1', name: 'Uncle' }, 'contact'],
  ['term', 'a', { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
  ['staff', 'tutor', { name: 'Tess', position: 'Tutor', role: 'staff' }],
  ['staff', 'gone', { name: 'Gus', position: 'Tutor', role: 'staff' }],
]);

describe('what is left for the time after the lease', () => {
  it('is of the groups a person usually takes, or those they are confined to, while they run', () => {
    expect(ownGroups(centre, { id: 'tutor' }, day)).toEqual(['g1']);
    expect(ownGroups(centre, { id: 'guest', groups: ['g2', 'g3'] }, day)).toEqual(['g2']);
    expect(ownGroups(centre, { id: 'officer' }, day)).toEqual([]);
  });

  it('names those in the group now or later, and nobody who left it', () => {
    const held = heldForGroups(centre, ['g1'], day);
    expect(held.flatMap(([type, key]) => (type === 'pupil' ? [key] : []))).toEqual(['p1', 'p4']);
  });

  it('says of a pupil the names and the age, without address, alert or history', () => {
    const held = heldForGroups(centre, ['g1'], day);
    expect(held.find(([type]) => type === 'pupil')).toEqual([
      'pupil',
      'p1',
      { values: { surname: 'Inventley', forename: 'Ada', dob: '2011-01-01' }, trail: [] },
    ]);
    expect(held.some(([type]) => type === 'contact')).toBe(false);
    expect(JSON.stringify(held)).not.toMatch(/Nonesuch|noon|01632|note|homeSchool|Old/);
  });

  it('holds the week in force and the ones to come, the stay on roll, and only the places they name', () => {
    const held = heldForGroups(centre, ['g1'], day);
    const keys = held.map(([, key]) => key);
    expect(keys).toEqual(expect.arrayContaining(['w1', 'w2', 'e1', 't1', 'forge']));
    for (const key of ['w0', 'e0', 'other', 'g2', 'm3']) expect(keys).not.toContain(key);
  });

  it('tells of the centre its calendar and who signs in on this laptop', () => {
    const keys = heldOfCentre(centre, new Set(['tutor'])).map(([, key]) => key);
    expect(keys).toEqual(['a', 'tutor']);
  });
});
