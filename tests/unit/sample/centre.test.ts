import { describe, expect, it } from 'vitest';
import { isEffective } from '../../../shared/lib/effective.ts';
import { dayKind, schoolCalendar } from '../../../shared/centre/school-days.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { tiersOfRole } from '../../../shared/centre/staff.ts';
import { sampleCentre } from '../../../shared/sample/centre.ts';
import { sampleMember } from '../../../shared/sample/staff.ts';
import { checkChange } from '../../../shared/sync/check-change.ts';
import { recordsOf } from './replay.ts';

const today = localDate('2026-11-20');
const sample = sampleCentre({ today, seed: 7 });

describe('the sample centre', () => {
  it('is the same for the same day and seed, and another for another seed', () => {
    expect(sampleCentre({ today, seed: 7 })).toEqual(sample);
    expect(sampleCentre({ today, seed: 8 }).changes).not.toEqual(sample.changes);
  });

  it('holds only records that their declarations accept, each made by someone who may', () => {
    const everything = { role: 'administrator', tiers: tiersOfRole.administrator } as const;
    const refusals = [
      ...sample.changes.map((change) => checkChange(change, everything)),
      ...sample.batches.flatMap(({ changes, by }) => {
        const { role } = sampleMember(by);
        return changes.map((change) => checkChange(change, { role, tiers: tiersOfRole[role] }));
      }),
    ].flatMap((result) => (result.ok ? [] : [result.error.message]));
    expect(refusals).toEqual([]);
  });

  it('changes no record twice in one act', () => {
    const acts = [sample, ...sample.batches];
    const twice = acts.filter(
      ({ changes }) => new Set(changes.map(({ type, key }) => `${type} ${key}`)).size < changes.length,
    );
    expect(twice).toEqual([]);
  });

  it('has three routes, six providers of different kinds, a college, a work placement and home schools', () => {
    const places = recordsOf(sample, 'place');
    const ofKind = (kind: string): typeof places => places.filter((place) => place.kind === kind);
    expect(new Set(recordsOf(sample, 'enrolment').map(({ route }) => route)).size).toBe(3);
    expect(new Set(ofKind('provider').map(({ category }) => category)).size).toBe(6);
    expect([ofKind('pru').length, ofKind('college').length, ofKind('workPlacement').length]).toEqual([1, 1, 1]);
    expect(ofKind('homeSchool').length).toBeGreaterThanOrEqual(6);
  });

  it('reviews part-time timetables on school days, whichever day it is opened', () => {
    for (const opened of ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-22', '2027-04-02', '2027-07-20'].map(
      localDate,
    )) {
      const centre = sampleCentre({ today: opened, seed: 7 });
      const calendar = schoolCalendar(recordsOf(centre, 'term'), recordsOf(centre, 'closure'));
      const reviews = recordsOf(centre, 'partTimePlan').flatMap((plan) => plan.reviews.map(({ on }) => on));
      expect(reviews.length).toBeGreaterThan(0);
      expect(reviews.filter((on) => dayKind(calendar, on) !== 'schoolDay')).toEqual([]);
    }
  });

  it('names only places, groups, pupils and staff that exist', () => {
    const ids = new Set(
      (['place', 'group', 'pupil'] as const).flatMap((type) => recordsOf(sample, type).map(({ id }) => id)),
    );
    const staff = new Set<string>(sample.members.map(({ id }) => id));
    const named = [
      ...recordsOf(sample, 'membership').flatMap(({ pupil, group }) => [pupil, group]),
      ...recordsOf(sample, 'weekPattern').flatMap(({ pupil, sessions }) => [
        pupil,
        ...sessions.flatMap(({ place }) => place ?? []),
      ]),
      ...recordsOf(sample, 'observation').flatMap(({ pupil, group, place }) => [pupil, group, place ?? pupil]),
      ...recordsOf(sample, 'enrolment').flatMap(({ pupil, homeSchool }) => [pupil, homeSchool ?? pupil]),
    ];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    const workers = [
      ...recordsOf(sample, 'pupil').map(({ keyWorker }) => keyWorker),
      ...recordsOf(sample, 'group').map(({ leader }) => leader),
    ];
    expect(workers.filter((id) => id === undefined || !staff.has(id))).toEqual([]);
  });

  it('has the tutor’s class of exactly twelve, all expected there every morning, and classes of eight to twelve', () => {
    const groups = recordsOf(sample, 'group').filter(({ kind }) => kind === 'class');
    const members = recordsOf(sample, 'membership');
    const sizes = new Map(
      groups.map(({ id }) => [id, members.filter((entry) => entry.group === id && isEffective(entry, today)).length]),
    );
    for (const size of sizes.values()) {
      expect(size).toBeGreaterThanOrEqual(8);
      expect(size).toBeLessThanOrEqual(12);
    }
    const tutorsOwn = groups.find(({ leader }) => leader === 'sample-tutor');
    expect(sizes.get(tutorsOwn?.id ?? '')).toBe(12);
    const own = new Set(members.filter(({ group }) => group === tutorsOwn?.id).map(({ pupil }) => pupil));
    const mornings = recordsOf(sample, 'weekPattern')
      .filter(({ pupil }) => own.has(pupil))
      .flatMap(({ sessions }) => sessions.filter((_planned, slot) => slot % 2 === 0));
    expect(new Set(mornings.map(({ setting }) => setting))).toEqual(new Set(['pru']));
  });

  it('has a pupil in two classes one after the other, a leaver, a starter in term and someone in no group', () => {
    const members = recordsOf(sample, 'membership');
    const stays = recordsOf(sample, 'enrolment');
    const classIds = new Set(
      recordsOf(sample, 'group')
        .filter(({ kind }) => kind === 'class')
        .map(({ id }) => id),
    );
    const inClass = members.filter(({ group }) => classIds.has(group));
    expect(
      inClass.filter(
        ({ pupil, to }) => to !== undefined && inClass.some((other) => other.pupil === pupil && other.from > to),
      ),
    ).toHaveLength(1);
    expect(stays.filter(({ to, ground }) => to !== undefined && ground !== undefined)).toHaveLength(1);
    expect(stays.filter(({ from }) => from > sample.firstDay).length).toBeGreaterThanOrEqual(2);
    expect(stays.filter(({ pupil }) => !members.some((entry) => entry.pupil === pupil))).toHaveLength(1);
  });

  it('has files that were corrected in the course of the term, from what really stood there', () => {
    const stood = new Map(sample.changes.map((change) => [`${change.type} ${change.key}`, change]));
    const edits = sample.batches.flatMap(({ changes }) => changes).filter(({ op }) => op === 'set');
    expect(edits.length).toBeGreaterThan(3);
    const wrong = edits.filter(({ type, key, fields }) =>
      Object.entries(fields).some(
        ([name, [from]]) => from !== (stood.get(`${type} ${key}`)?.fields[name]?.[1] ?? null),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
