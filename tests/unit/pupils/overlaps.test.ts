import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOverlaps } from '../../../renderer/data/queries/overlaps.ts';
import { Replica } from '../../../renderer/data/replica.ts';
import { addDays, localDate } from '../../../shared/lib/local-date.ts';
import { baseTier } from '../../../shared/model/tiers.ts';
import type { Membership, PartTimePlan, WeekPattern } from '../../../shared/pupils/group.ts';
import { isTwiceInGroup, isTwiceOnRoll, overlapsOf, type MayOverlap } from '../../../shared/pupils/overlaps.ts';
import type { Enrolment } from '../../../shared/pupils/pupil.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../../../shared/sync/create.ts';
import { sampleCentre } from '../../../shared/sample/centre.ts';
import { recordsOf } from '../sample/replay.ts';

const day = localDate;
const today = day('2026-11-18');
const none: MayOverlap = { enrolment: [], membership: [], weekPattern: [], partTimePlan: [] };
const stay = (id: string, from: string, to?: string, more: Partial<Enrolment> = {}): Enrolment => ({
  ...{ id, pupil: 'ann', status: 'C', from: day(from) },
  ...(to === undefined ? {} : { to: day(to) }),
  ...more,
});
const stays = (...enrolment: Enrolment[]): string[] => named({ ...none, enrolment });
const week = (id: string, from: string, setting: 'pru' | 'none' = 'pru'): WeekPattern => ({
  ...{ id, pupil: 'ann', from: day(from) },
  sessions: Array.from({ length: 10 }, () => ({ setting })),
});
const plan = (id: string, from: string, to: string): PartTimePlan => ({
  ...{ id, pupil: 'ann', from: day(from), to: day(to), agreedOn: day('2026-09-01'), reviews: [] },
});

function named(records: MayOverlap, on = today): string[] {
  return overlapsOf(records, on).map((overlap) => overlap.records.map(({ id }) => id).join('+'));
}

describe('two entries that cannot both be right', () => {
  it('two stays on the roll that share a day are, a guest’s beside another and one that has ended are not', () => {
    expect(stays(stay('a', '2026-09-03'), stay('b', '2026-09-10'))).toEqual(['a+b']);
    expect(stays(stay('a', '2026-09-03', '2026-12-01'), stay('b', '2026-12-01'))).toEqual(['a+b']);
    expect(stays(stay('a', '2026-09-03', '2026-12-01'), stay('b', '2026-12-02'))).toEqual([]);
    expect(stays(stay('a', '2026-09-03'), stay('b', '2026-09-10', undefined, { status: 'G' }))).toEqual([]);
    expect(stays(stay('a', '2026-09-03'), stay('b', '2026-09-10', today))).toEqual([]);
    expect(stays(stay('a', '2026-09-03'), stay('b', '2026-09-10', undefined, { pupil: 'bo' }))).toEqual([]);
  });

  it('two places in one group are, in two groups they are not', () => {
    const place = (id: string, group: string): Membership => ({ id, pupil: 'ann', group, from: day('2026-09-03') });
    const membership = [place('a', 'oak'), place('b', 'elm'), place('c', 'oak')];
    expect(named({ ...none, membership })).toEqual(['a+c']);
  });

  it('weeks that begin on one day are where they differ, until a later week has begun', () => {
    const two = [week('a', '2026-11-16'), week('b', '2026-11-16', 'none')];
    expect(named({ ...none, weekPattern: two })).toEqual(['a+b']);
    expect(named({ ...none, weekPattern: [week('a', '2026-11-16'), week('b', '2026-11-16')] })).toEqual([]);
    expect(named({ ...none, weekPattern: [...two, week('c', '2026-11-23')] })).toEqual(['a+b']);
    expect(named({ ...none, weekPattern: [...two, week('c', '2026-11-23')] }, day('2026-11-23'))).toEqual([]);
  });

  it('part-time timetables that begin on one day are until one has ended', () => {
    const partTimePlan = [plan('a', '2026-11-02', '2026-12-18'), plan('b', '2026-11-02', '2026-11-20')];
    expect(named({ ...none, partTimePlan })).toEqual(['a+b']);
    expect(named({ ...none, partTimePlan }, day('2026-11-20'))).toEqual([]);
  });

  it('the sample centre, which one laptop entered, has none', () => {
    const sample = sampleCentre({ today: day('2026-11-20'), seed: 7 });
    const records: MayOverlap = {
      ...{ enrolment: recordsOf(sample, 'enrolment'), membership: recordsOf(sample, 'membership') },
      ...{ weekPattern: recordsOf(sample, 'weekPattern'), partTimePlan: recordsOf(sample, 'partTimePlan') },
    };
    expect(records.membership.length).toBeGreaterThan(0);
    expect(named(records, day('2026-11-20'))).toEqual([]);
  });

  it('are the same whichever was entered first, and none are found among what the forms let through', () => {
    const span = fc.record({ pupil: fc.constantFrom('ann', 'bo'), start: fc.nat(40), days: fc.option(fc.nat(30)) });
    const entry = fc.tuple(span, fc.constantFrom('C', 'S', 'G'), fc.constantFrom('oak', 'elm'));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const records = entries.map(([{ pupil, start, days }, status, group], id) => {
          const from = addDays(today, start - 20);
          return { id: String(id), pupil, from, ...(days === null ? {} : { to: addDays(from, days) }), status, group };
        }) as (Enrolment & Membership)[];
        const both = (list: typeof records): MayOverlap => ({ ...none, enrolment: list, membership: list });
        const inAnyOrder = (list: readonly string[]): string[] =>
          list.map((pair) => pair.split('+').sort().join('+')).sort();
        expect(inAnyOrder(named(both(records.toReversed())))).toEqual(inAnyOrder(named(both(records))));
        const letThrough = (refused: (a: (typeof records)[number], b: (typeof records)[number]) => boolean) =>
          records.reduce<typeof records>(
            (kept, one) => (kept.some((two) => refused(one, two)) ? kept : [...kept, one]),
            [],
          );
        expect(named({ ...none, enrolment: letThrough(isTwiceOnRoll) })).toEqual([]);
        expect(named({ ...none, membership: letThrough(isTwiceInGroup) })).toEqual([]);
      }),
    );
  });
});

describe('who is shown them', () => {
  const child = (id: string): Change[] => [
    created('pupil', id, { surname: 'Okafor', forename: 'Imani', dob: day('2012-05-06'), sex: 'F' }),
    created('enrolment', `stay-${id}`, { pupil: id, status: 'C', from: day('2026-09-03') }),
    created('weekPattern', `week-${id}`, {
      ...{
        pupil: id,
        from: day('2026-09-03'),
        sessions: week('', '2026-09-03', id === 'ann' ? 'pru' : 'none').sessions,
      },
    }),
  ];
  const again = created('enrolment', 'again', { pupil: 'ann', status: 'C', from: day('2026-11-16') });
  const joined: Change = {
    ...{ type: 'samePerson', key: 'ann|bo', pupil: 'ann', op: 'create' },
    fields: { pupil: [null, 'ann'], other: [null, 'bo'], answer: [null, 'one'], stands: [null, 'ann'] },
  };
  const replicaOf = (...changes: Change[]): Replica => {
    const replica = new Replica({ register: 0, contact: 0, sensitive: 0, identity: 0 });
    changes.forEach((change, index) => {
      const header = { device: 'device-1', n: index + 1, by: 'lead', position: 'Lead', at: index, schema: 1 };
      replica.apply({ header: { ...header, seen: ['', 0] }, tiers: [{ tier: baseTier, changes: [change] }] });
    });
    return replica;
  };

  it('who may put it right is shown both with who entered them; who may not is shown nothing', () => {
    const replica = replicaOf(...child('ann'), again);
    const [found, ...more] = readOverlaps({ member: { role: 'lead' }, replica }, today);
    expect(more).toEqual([]);
    expect(found?.file.surname).toBe('Okafor');
    expect(found?.entered.map((entry) => [entry?.by, entry?.at])).toEqual([
      ['lead', 1],
      ['lead', 3],
    ]);
    expect(readOverlaps({ member: { role: 'staff' }, replica }, today)).toEqual([]);
  });

  it('two files joined as one person take turns: that is nothing to settle', () => {
    expect(
      readOverlaps({ member: { role: 'lead' }, replica: replicaOf(...child('ann'), ...child('bo'), joined) }, today),
    ).toEqual([]);
  });
});
