import { beforeEach, describe, expect, it } from 'vitest';
import { revokeAccess } from '../../la-endpoint/core/administer.ts';
import { pushUnsent } from '../../shared/sync/protocol/device-sync.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';
import { officeAndRoom } from './harness/laptops.ts';
import { ask } from './harness/schema.ts';
import { held, keyOf, marked } from './harness/school.ts';
import { admit, administrator, newDevice, pull, replaced, staffChange, sync, type World } from './harness/world.ts';

/** A laptop whose profile was copied: two with one identity. */
let world: World;
let office: HeadlessDevice;
let room: HeadlessDevice;
const at = 5;

beforeEach(async () => {
  ({ world, office, room } = await officeAndRoom([staffChange('paul', 'staff')]));
  await admit(world, office, room, { staff: 'paul', role: 'staff' });
  await sync(world, room);
  return () => world.store.close();
});

function mark(device: HeadlessDevice, by: string, pupil: number, code: string): number {
  return device.write({ by, at, changes: [marked({ pupil }, { code })] });
}

async function renamed(twin: HeadlessDevice, from: number, by = 'ruth'): Promise<HeadlessDevice> {
  const fresh = await replaced(world, twin, { from, by });
  if (!fresh.ok) throw new Error(fresh.error.message);
  return fresh.value;
}

const historyOf = (device: HeadlessDevice, pupil: number) =>
  (held(device, 'mark', keyOf({ pupil }))?.register?.entries ?? []).map(({ by, code }) => [by, code]);

/** Both write their number `n`; the room's is taken, the twin is told. */
async function forkedTwin(): Promise<HeadlessDevice> {
  const twin = room.copy();
  const n = mark(room, 'ruth', 1, '/');
  mark(twin, 'paul', 2, 'I');
  mark(twin, 'ruth', 3, 'L');
  await sync(world, room);
  expect(await pushUnsent(world.sendFrom(twin), twin)).toMatchObject({ ok: true, value: { is: 'forked', n } });
  return twin;
}

describe('a copied laptop', () => {
  it('goes on under an identity of its own: each author’s entry stands by their own proof, without their signing in again', async () => {
    const fresh = await renamed(await forkedTwin(), 1);
    await sync(world, fresh);
    await sync(world, office);
    expect([1, 2, 3].map((pupil) => historyOf(office, pupil))).toEqual([
      [['ruth', '/']],
      [['paul', 'I']],
      [['ruth', 'L']],
    ]);
    // And what Paul enters on it from now on is his too.
    const n = mark(fresh, 'paul', 4, '/');
    await sync(world, fresh);
    expect(fresh.results.get(n)?.outcomes).toEqual([{ is: 'applied' }]);
    expect(await ask(world.url, 'select name, replaces from device where replaces is not null')).toEqual([
      { name: 'Laptop', replaces: room.id },
    ]);
  });

  it('two copies of one copy: what both hold is taken once, and each is told that all is there', async () => {
    const twin = await forkedTwin();
    const second = twin.copy();
    mark(second, 'ruth', 5, '/');
    const one = await renamed(twin, 1);
    await sync(world, one);
    expect(await pushUnsent(world.sendFrom(second), second)).toMatchObject({ value: { is: 'forked' } });
    const other = await renamed(second, 1);
    await sync(world, other);
    await pull(world, office);
    expect([2, 3, 5].map((pupil) => historyOf(office, pupil))).toEqual([
      [['paul', 'I']],
      [['ruth', 'L']],
      [['ruth', '/']],
    ]);
    expect(other.unsentCount).toBe(0);
    expect([...other.results.values()].flatMap(({ outcomes }) => outcomes)).toEqual([
      { is: 'applied', nothing: true },
      { is: 'applied', nothing: true },
      { is: 'applied' },
    ]);
    await pull(world, one);
    await pull(world, other);
    expect(other.holding).toEqual(one.holding);
  });

  it('what both did before they parted is its own past: to alter it is no difference to settle', async () => {
    mark(room, 'ruth', 1, '/');
    await pushUnsent(world.sendFrom(room), room);
    const twin = room.copy();
    mark(room, 'ruth', 2, '/');
    await sync(world, room);
    const amended = marked({ pupil: 1 }, { code: 'I' }, { code: '/' }, 'amend');
    twin.write({ by: 'ruth', at, changes: [amended], reason: 'Went home' });
    const unseen = marked({ pupil: 2 }, { code: 'I' });
    twin.write({ by: 'ruth', at, changes: [unseen] });
    const fresh = await renamed(twin, 2);
    await sync(world, fresh);
    expect([1, 2].map((n) => fresh.results.get(n)?.outcomes)).toEqual([
      [{ is: 'applied' }],
      [{ is: 'contested', contested: ['mark'], nothing: true }],
    ]);
  });

  it('asked again after a lost answer, the endpoint gives the same place; asked without a copy, by nobody who works there, or with another’s proof, none', async () => {
    const twin = await forkedTwin();
    const stranger = await replaced(world, twin, { from: 1, by: 'nobody-here' });
    expect(stranger).toMatchObject({ ok: false, error: { code: 'not-replaced' } });
    const noCopy = await replaced(world, room, { from: room.commits.length + 1, by: 'ruth' });
    expect(noCopy).toMatchObject({ ok: false, error: { code: 'not-replaced' } });
    expect(await ask(world.url, 'select id from device where replaces is not null')).toEqual([]);
    const as = newDevice();
    for (let time = 1; time <= 2; time += 1)
      expect(await replaced(world, twin, { from: 1, by: 'ruth', as })).toMatchObject({ ok: true });
    expect(
      await replaced(world, twin, { from: 1, by: 'ruth', as: { id: as.id, keys: newDevice().keys } }),
    ).toMatchObject({
      error: { code: 'not-replaced' },
    });
    const carried = await world.store.read((tx) => tx.membersOf(as.id));
    expect(carried.map(({ staff }) => staff).sort()).toEqual(['paul', 'ruth']);
  });

  it('an entry of another laptop’s person, brought as one’s own of before, is not believed', async () => {
    const fresh = await renamed(await forkedTwin(), 1);
    const n = fresh.write({ by: 'ruth', at, changes: [marked({ pupil: 6 }, { code: '/' })] });
    const foreign = fresh.commits[n - 1];
    if (foreign === undefined) throw new Error('It was just written');
    fresh.commits[n - 1] = { ...foreign, origin: { device: office.id, n: 9 } };
    await sync(world, fresh);
    expect(fresh.results.get(n)).toMatchObject({ whole: true, outcomes: [{ is: 'refused', code: 'bad-proof' }] });
  });

  it('of a laptop that was withdrawn is withdrawn too: what it hands in goes before a lead', async () => {
    const twin = await forkedTwin();
    const sender = await administrator(world, office);
    await world.store.write((tx) => revokeAccess(tx, world.ports, sender, { device: room.id }));
    const fresh = await renamed(twin, 1);
    await pushUnsent(world.sendFrom(fresh), fresh);
    expect([1, 2].map((n) => fresh.results.get(n)?.outcomes)).toEqual([
      [{ is: 'waits', on: 'lead' }],
      [{ is: 'waits', on: 'lead' }],
    ]);
    await pull(world, fresh);
    expect(fresh.holding.size).toBe(0);
  });
});
