import { beforeEach, describe, expect, it } from 'vitest';
import { created } from '../../../shared/sync/create.ts';
import { openProposals } from '../../../shared/sync/contest.ts';
import { pushUnsent } from '../../../shared/sync/protocol/device-sync.ts';
import { HeadlessDevice } from '../harness/headless-device.ts';
import { newDeviceKeys } from '../harness/device-keys.ts';
import { ask, freshSchema } from '../harness/schema.ts';
import { held, keyOf, marked, observed, pupilId, school, set, standingCode } from '../harness/school.ts';
import { laptopOf, outcomesOf } from '../harness/laptops.ts';
import {
  adminId,
  admit,
  foundCentre,
  newDevice,
  openWorld,
  pull,
  replaced,
  signedIn,
  staffChange,
  sync,
  type World,
  type Admitted,
} from '../harness/world.ts';
import { backedUp, restoredFrom } from './stage.ts';

/** The cases that sync.md names, each alone, in plain sight. */
let world: World;
let office: HeadlessDevice;
const at = 5;

beforeEach(async () => {
  world = await openWorld(await freshSchema());
  const staff = [staffChange('ruth', 'keyWorker'), staffChange('paul', 'staff')];
  office = await foundCentre(world, [...school.changes, ...staff]);
  return () => world.store.close();
});

const ruth: Admitted = { staff: 'ruth', role: 'keyWorker' };
const paul: Admitted = { staff: 'paul', role: 'staff' };
const tessOf = (group: string): Admitted => ({ staff: 'tess', role: 'providerTutor', groups: [group] });

function mark(device: HeadlessDevice, by: string, pupil: number, code: string, seen = device.seen): number {
  return device.write({ by, at, seen, changes: [marked({ pupil }, { code })] });
}

const historyOf = (device: HeadlessDevice, pupil: number) =>
  (held(device, 'mark', keyOf({ pupil }))?.register?.entries ?? []).map(({ by, code }) => [by, code]);

describe('named cases', () => {
  it('a restore, and a late push fills the numbers of a laptop that never pulled: it asks for the answers that stand now', async () => {
    const room = newDevice();
    await admit(world, office, room, ruth);
    const before = await backedUp(world.url, at);
    const n = mark(room, 'ruth', 1, '/');
    const late = { commits: [...(await room.unsent(0, 9))] };
    await pushUnsent(world.sendFrom(room), room);
    await restoredFrom(world.url, before, at, 'another-life');
    mark(office, adminId, 2, '/');
    await signedIn(world, office);
    await pushUnsent(world.sendFrom(office), office);
    await world.sendFrom(room)('push', late);
    const answer = async () => (await world.store.read((tx) => tx.commit(room.id, n)))?.result;
    expect(room.results.get(n)).not.toEqual(await answer());
    await signedIn(world, room);
    await pushUnsent(world.sendFrom(room), room);
    expect(room.results.get(n)).toEqual(await answer());
  });

  it('a pull under an open form: what was entered meanwhile stands, what the form says becomes a proposal', async () => {
    const room = await laptopOf(world, office, [ruth]);
    const shown = room.seen;
    const phone = (from: string | null, to: string) => set('pupil', pupilId(1), pupilId(1), { phone: [from, to] });
    office.write({ by: adminId, at, changes: [phone(null, '01632 960001')] });
    await sync(world, office);
    await pull(world, room);
    expect(held(room, 'pupil', pupilId(1))?.contact?.slice.values['phone']).toBe('01632 960001');
    const n = room.write({ by: 'ruth', at, seen: shown, changes: [phone(null, '01632 960002')] });
    await sync(world, room);
    expect(outcomesOf(room, n)).toMatchObject([{ is: 'contested', contested: ['phone'] }]);
    expect(held(room, 'pupil', pupilId(1))?.contact?.slice.values['phone']).toBe('01632 960001');
  });

  it('two laptops of one person: what one had not seen of the other is contested like anybody’s', async () => {
    const [one, other] = [await laptopOf(world, office, [ruth]), await laptopOf(world, office, [ruth])];
    mark(one, 'ruth', 1, '/');
    const n = mark(other, 'ruth', 1, 'I');
    await sync(world, one);
    await sync(world, other);
    await pull(world, one);
    expect(outcomesOf(other, n)).toMatchObject([{ is: 'contested', contested: ['mark'] }]);
    expect(historyOf(one, 1)).toEqual([['ruth', '/']]);
    expect(held(one, 'mark', keyOf({ pupil: 1 }))).toEqual(held(other, 'mark', keyOf({ pupil: 1 })));
  });

  it('two people on one laptop without a line: each sees the other’s entry, so nothing is contested, and each is named', async () => {
    const shared = await laptopOf(world, office, [ruth, paul]);
    mark(shared, 'ruth', 1, '/');
    shared.write({
      by: 'paul',
      at,
      reason: 'Went home',
      changes: [marked({ pupil: 1 }, { code: 'I' }, { code: '/' }, 'amend')],
    });
    await sync(world, shared);
    await pull(world, office);
    expect(historyOf(office, 1)).toEqual([
      ['ruth', '/'],
      ['paul', 'I'],
    ]);
    expect(held(office, 'mark', keyOf({ pupil: 1 }))?.register?.proposals).toEqual([]);
  });

  it('a refused commit followed by others: it waits for a person, they go through', async () => {
    const room = await laptopOf(world, office, [paul]);
    const refused = room.write({
      by: 'paul',
      at,
      changes: [set('term', 'term-1', null, { name: ['Autumn term', 'Autumn'] })],
    });
    const others = [1, 2, 3].map((pupil) => mark(room, 'paul', pupil, '/'));
    await sync(world, room);
    expect(outcomesOf(room, refused)).toMatchObject([{ is: 'refused', code: 'not-allowed' }]);
    for (const n of others) expect(outcomesOf(room, n)).toEqual([{ is: 'applied' }]);
    const parked = await ask(world.url, 'select device, n::integer from parked where settled_how is null');
    expect(parked).toEqual([{ device: room.id, n: refused }]);
  });

  it('a copied profile: the second to send takes a new id, and both people’s marks are there once', async () => {
    const room = await laptopOf(world, office, [ruth]);
    const twin = room.copy();
    mark(room, 'ruth', 1, '/');
    mark(twin, 'ruth', 2, 'I');
    await sync(world, room);
    const pushed = await pushUnsent(world.sendFrom(twin), twin);
    expect(pushed).toMatchObject({ ok: true, value: { is: 'forked' } });
    const fresh = await replaced(world, twin, { from: 1, by: 'ruth' });
    if (!fresh.ok) throw new Error(fresh.error.message);
    const renamed = fresh.value;
    await sync(world, renamed);
    await pull(world, room);
    expect([standingCode(room, { pupil: 1 }), standingCode(room, { pupil: 2 })]).toEqual(['/', 'I']);
    expect([historyOf(room, 1), historyOf(room, 2)]).toEqual([[['ruth', '/']], [['ruth', 'I']]]);
  });

  it('a group moved between taking and sending a register: who took it could see the pupils then, so it counts', async () => {
    const laptop = await laptopOf(world, office, [tessOf('group-1')]);
    const n = laptop.write({ by: 'tess', at, changes: [observed('seen-1', 1)] });
    const moved = set('membership', 'membership-1', pupilId(1), { group: ['group-1', 'group-2'] });
    office.write({ by: adminId, at, changes: [moved] });
    await sync(world, office);
    await sync(world, laptop);
    expect(outcomesOf(laptop, n)).toEqual([{ is: 'applied' }]);
    await pull(world, office);
    expect(held(office, 'observation', 'seen-1')).toBeDefined();
    // And the laptop holds nothing of the pupil any more, the register just sent included.
    expect([...laptop.holding.values()].filter(({ pupil }) => pupil === pupilId(1))).toEqual([]);
  });

  it('a restore between two marks: the one that was lost is sent again, and each is in the history once', async () => {
    const room = await laptopOf(world, office, [ruth]);
    mark(room, 'ruth', 1, '/');
    await sync(world, room);
    const backup = await backedUp(world.url, world.clock.now);
    const lost = mark(room, 'ruth', 2, 'I');
    await sync(world, room);
    await pull(world, office);
    expect(standingCode(office, { pupil: 2 })).toBe('I');
    await restoredFrom(world.url, backup, world.clock.now, 'a-second-life');
    await pull(world, office);
    expect(standingCode(office, { pupil: 2 })).toBeUndefined();
    mark(room, 'ruth', 3, '/');
    await sync(world, room);
    await sync(world, room);
    await sync(world, office);
    expect([1, 2, 3].map((pupil) => historyOf(office, pupil))).toEqual([
      [['ruth', '/']],
      [['ruth', 'I']],
      [['ruth', '/']],
    ]);
    expect(outcomesOf(room, lost)).toEqual([{ is: 'applied' }]);
    expect(room.seen[0]).toBe('a-second-life');
  });

  it('a pupil entering scope late: the laptop is handed all that was entered before, once, and what follows', async () => {
    const laptop = await laptopOf(world, office, [tessOf('group-2')]);
    expect([...laptop.holding.values()].filter(({ pupil }) => pupil === pupilId(1))).toEqual([]);
    mark(office, adminId, 1, '/');
    const moved = set('membership', 'membership-1', pupilId(1), { group: ['group-1', 'group-2'] });
    office.write({ by: adminId, at, changes: [moved] });
    office.write({
      by: adminId,
      at,
      reason: 'Went home',
      changes: [marked({ pupil: 1 }, { code: 'I' }, { code: '/' }, 'amend')],
    });
    await sync(world, office);
    await pull(world, laptop);
    await pull(world, laptop);
    expect(historyOf(laptop, 1)).toEqual([
      [adminId, '/'],
      [adminId, 'I'],
    ]);
    expect(held(laptop, 'pupil', pupilId(1))?.contact).toBeUndefined();
    expect(standingCode(laptop, { pupil: 1 })).toBe('I');
  });

  it('two lone laptops join: where they agree it merges, where they differ both are kept, and nobody is there twice', async () => {
    // The second has worked alone for a week; the import preview has given its pupils the ids they have at the LA.
    const second = new HeadlessDevice('second-lone-laptop', newDeviceKeys());
    second.write({
      by: 'ruth',
      at,
      seen: ['', 0],
      changes: [set('pupil', pupilId(1), pupilId(1), { alerts: [null, 'Hay fever'] })],
    });
    const [same, other, own] = [
      mark(second, 'ruth', 1, '/', ['', 0]),
      mark(second, 'ruth', 2, 'I', ['', 0]),
      mark(second, 'ruth', 3, '/', ['', 0]),
    ];
    second.write({
      by: 'ruth',
      at,
      seen: ['', 0],
      changes: [created('contact', 'contact-of-second', { pupil: pupilId(1), order: 1, name: 'Ari Example' })],
    });
    mark(office, adminId, 1, '/');
    mark(office, adminId, 2, '/');
    await sync(world, office);
    await admit(world, office, second, ruth);
    await sync(world, second);
    await pull(world, office);
    expect([same, other, own].map((n) => outcomesOf(second, n))).toEqual([
      [{ is: 'applied', merged: ['mark'], nothing: true }],
      [{ is: 'contested', contested: ['mark'], nothing: true }],
      [{ is: 'applied' }],
    ]);
    const differing = [...office.holding.values()].find(({ key }) => key === keyOf({ pupil: 2 }));
    expect(openProposals(differing, 'mark')).toEqual([`${second.id}.${other}`]);
    expect([...office.holding.values()].filter(({ type }) => type === 'pupil')).toHaveLength(school.pupils.length);
    expect(second.holding).toEqual(await scopeOfKeyWorker());
  });
});

/** What a new laptop of the same person is handed. */
async function scopeOfKeyWorker(): Promise<HeadlessDevice['holding']> {
  return (await laptopOf(world, office, [ruth])).holding;
}
