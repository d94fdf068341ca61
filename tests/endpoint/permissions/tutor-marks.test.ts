import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../shared/model/declare.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../../../shared/sync/create.ts';
import { freshSchema } from '../harness/schema.ts';
import { held, marked, pupilId, school, standingCode } from '../harness/school.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
import { adminId, admit, foundCentre, monday, newDevice, openWorld, sync, type World } from '../harness/world.ts';

let world: World;
let office: HeadlessDevice;
let yard: HeadlessDevice;
let made = 0;

beforeAll(async () => {
  world = await openWorld(await freshSchema());
  const boats = [
    created('place', 'place-boats', { name: 'Canal Boat Project', kind: 'provider', commissionedBy: 'school' }),
    created('place', 'place-salon', { name: 'Quay Hair Studio', kind: 'provider', commissionedBy: 'la' }),
    created('group', 'boats', { name: 'Boat yard', kind: 'providerSite', place: 'place-boats' }),
    created('group', 'salon', { name: 'Salon', kind: 'providerSite', place: 'place-salon' }),
    ...[1, 2, 3, 4, 5, 6].map((pupil) =>
      created('membership', `boats-${pupil}`, { pupil: pupilId(pupil), group: 'boats', from: monday }),
    ),
    created('membership', 'salon-7', { pupil: pupilId(7), group: 'salon', from: monday }),
  ];
  office = await foundCentre(world, [...school.changes, ...boats]);
  yard = newDevice();
  await admit(world, office, yard, { staff: 'tess', role: 'providerTutor', groups: ['boats'] });
  await sync(world, yard);
});

/** An observation of the boat yard's register and, where a code is named, the mark that is said to follow. */
function seen(pupil: number, code: string | null, what: Record<string, JsonValue> = {}): Change[] {
  made += 1;
  const id = `seen-${made}`;
  const observation = created('observation', id, {
    ...{ pupil: pupilId(pupil), date: monday, session: 'AM', group: 'boats', place: 'place-boats', seen: 'present' },
    ...what,
  });
  return code === null ? [observation] : [observation, marked({ pupil }, { code, source: id, nature: 'Boat repair' })];
}

async function answersTo(device: HeadlessDevice, by: string, changes: readonly Change[]): Promise<unknown[]> {
  const n = device.write({ by, at: world.clock.now, changes });
  await sync(world, device);
  return (device.results.get(n)?.outcomes ?? []).map((outcome) =>
    outcome.is === 'refused' ? outcome.code : outcome.is,
  );
}

describe('a provider’s tutor', () => {
  it('holds own groups’ pupils and the place they are at, and no other place', () => {
    expect(held(yard, 'pupil', pupilId(1))).toBeDefined();
    expect(held(yard, 'pupil', pupilId(7))).toBeUndefined();
    expect(held(yard, 'place', 'place-boats')).toBeDefined();
    expect(held(yard, 'place', 'place-salon')).toBeUndefined();
  });

  it('makes the mark that follows from what they saw', async () => {
    expect(await answersTo(yard, 'tess', seen(1, 'B'))).toEqual(['applied', 'applied']);
    await sync(world, office);
    expect(standingCode(office, { pupil: 1 })).toBe('B');
  });

  it('enters no mark that does not follow: not present, not ill, not B of a pupil who was not there, not one without what was seen', async () => {
    for (const code of ['/', 'I', 'C2', 'N', 'D'])
      expect(await answersTo(yard, 'tess', seen(2, code)), code).toEqual(['applied', 'not-allowed']);
    expect(await answersTo(yard, 'tess', seen(2, 'B', { seen: 'absent' }))).toEqual(['applied', 'not-allowed']);
    expect(await answersTo(yard, 'tess', [marked({ pupil: 2 }, { code: 'B', source: 'seen-1' })])).toEqual([
      'not-allowed',
    ]);
  });

  it('writes of own groups’ registers alone', async () => {
    expect(await answersTo(yard, 'tess', seen(3, 'B', { group: 'salon' }))).toEqual(['not-allowed', 'not-allowed']);
    expect(await answersTo(yard, 'tess', seen(7, 'B'))).toEqual(['not-allowed', 'not-allowed']);
  });

  it('corrects what followed from what they saw themselves, and leaves what the centre entered', async () => {
    expect(await answersTo(yard, 'tess', seen(4, 'B'))).toEqual(['applied', 'applied']);
    const [again, mark] = seen(4, 'N', { seen: 'absent' });
    if (again === undefined || mark === undefined) throw new Error('Two changes');
    expect(await answersTo(yard, 'tess', [again, { ...mark, op: 'set' }])).toEqual(['applied', 'applied']);
    await sync(world, office);
    expect(await answersTo(office, adminId, [marked({ pupil: 5 }, { code: 'I' })])).toEqual(['applied']);
    await sync(world, yard);
    expect(await answersTo(yard, 'tess', seen(5, 'B'))).toEqual(['applied', 'not-allowed']);
  });

  it('and a mark the centre entered meanwhile is for a person to settle', async () => {
    expect(await answersTo(office, adminId, [marked({ pupil: 6 }, { code: 'N' })])).toEqual(['applied']);
    expect(await answersTo(yard, 'tess', seen(6, 'B'))).toEqual(['applied', 'contested']);
    await sync(world, office);
    expect(standingCode(office, { pupil: 6 })).toBe('N');
  });
});
