import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { backUp, restore } from '../../la-endpoint/backup/backup.ts';
import { revokeAccess } from '../../la-endpoint/core/administer.ts';
import { listParked } from '../../la-endpoint/core/parked.ts';
import {
  entriesToKeep,
  giveBackEntries,
  lostEntries,
  type KeptEntry,
} from '../../shared/sync/protocol/kept-commits.ts';
import type { PullPage } from '../../shared/sync/protocol/pull.ts';
import { ask, freshSchema } from './harness/schema.ts';
import { marked, pupilId, school, set, standingCode } from './harness/school.ts';
import { laptopOf } from './harness/laptops.ts';
import {
  administrator,
  admit,
  foundCentre,
  newDevice,
  openWorld,
  pull,
  staffChange,
  startOfTests,
  sync,
  type World,
} from './harness/world.ts';
import { HeadlessDevice } from './harness/headless-device.ts';

/** A laptop that keeps what it pulled whole, for the day the endpoint is restored. */
class KeepingDevice extends HeadlessDevice {
  readonly kept: KeptEntry[] = [];
  restoredTo = 0;

  override takePage(page: PullPage): Promise<void> {
    this.kept.push(...entriesToKeep(page));
    if (page.startAgain !== undefined) this.restoredTo = page.startAgain.restoredTo;
    return super.takePage(page);
  }

  get lost(): KeptEntry[] {
    return lostEntries(this.kept, { epoch: this.seen[0], restoredTo: this.restoredTo });
  }
}

function keeping(): KeepingDevice {
  const { id, keys } = newDevice();
  return new KeepingDevice(id, keys);
}

let folder: string;
let world: World;
let office: KeepingDevice;
let teacher: KeepingDevice;
let room: HeadlessDevice;
let first: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-give-back-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = (): string => join(folder, 'backup');

/** Three laptops; a backup; then the room's laptop enters four things that the others pull; then the backup is restored. */
beforeEach(async () => {
  world = await openWorld(await freshSchema());
  office = keeping();
  await foundCentre(world, [...school.changes, staffChange('ruth', 'lead'), staffChange('paul', 'staff')], office);
  teacher = keeping();
  await admit(world, office, teacher, { staff: 'paul', role: 'staff' });
  room = await laptopOf(world, office, [{ staff: 'ruth', role: 'lead' }]);
  for (const device of [teacher, office]) await sync(world, device);
  await backUp({ databaseUrl: world.url, file: file(), secret: null, now: startOfTests });
  first = room.commits.length + 1;
  room.write({ by: 'ruth', at: 2, changes: [marked({ pupil: 1 }, { code: '/' })] });
  room.write({ by: 'ruth', at: 3, changes: [marked({ pupil: 2 }, { code: 'I' })] });
  room.write({ by: 'ruth', at: 4, changes: [sensitive(3)] });
  room.write({
    by: 'ruth',
    at: 5,
    changes: [marked({ pupil: 1 }, { code: 'L', minutesLate: 4 }, { code: '/' }, 'amend')],
    reason: 'Came',
  });
  for (const device of [room, teacher, office]) await sync(world, device);
  const asked = { databaseUrl: world.url, file: file(), secret: null, now: startOfTests, giveUpNewer: true };
  expect(await restore(asked)).toMatchObject({ ok: true });
  for (const device of [teacher, office]) await sync(world, device);
});

function sensitive(pupil: number) {
  return set('pupil', pupilId(pupil), pupilId(pupil), { medical: [null, 'Asthma'] });
}

async function give(from: KeepingDevice, entries: readonly KeptEntry[] = from.lost): Promise<readonly KeptEntry[]> {
  const given = await giveBackEntries(world.sendFrom(from), entries);
  if (!given.ok) throw new Error(given.error.message);
  return given.value;
}

const ofRoom = 'select n::integer from device_commit where device = $1 order by n';

it('a laptop that saw everything gives back, with proof, what another entered; the other comes back and nothing is doubled', async () => {
  expect(standingCode(office, { pupil: 1 })).toBeUndefined();
  expect(await give(office)).toEqual([]);
  await sync(world, office);
  expect(standingCode(office, { pupil: 1 })).toBe('L');
  expect(standingCode(office, { pupil: 2 })).toBe('I');
  const before = await ask(world.url, 'select number, device, n from log order by number');
  expect(await give(office)).toEqual([]);
  await sync(world, room);
  expect(await ask(world.url, 'select number, device, n from log order by number')).toEqual(before);
  expect(room.results.get(first + 3)?.outcomes).toEqual([{ is: 'applied' }]);
  await pull(world, office);
  expect(room.holding).toEqual(office.holding);
  await world.store.close();
});

it('what came rewritten for a narrower scope carries no proof; what follows it waits for somebody who has the whole', async () => {
  // A teacher's laptop does not hold health: of the four it got three whole.
  expect(teacher.lost.map(({ n }) => n - first)).toEqual([0, 1, 3]);
  const again = await give(teacher);
  expect(again.map(({ n }) => n - first)).toEqual([3]);
  expect(await give(office)).toEqual([]);
  expect(await give(teacher, again)).toEqual([]);
  expect(await ask(world.url, ofRoom, [room.id])).toHaveLength(first + 3);
  await world.store.close();
});

it('altered, of another laptop, of another centre or without its proof, nothing is taken', async () => {
  const [entry, other] = office.lost;
  if (entry === undefined || other === undefined) throw new Error('Nothing to give back');
  const forged = [
    { ...entry, parts: other.parts },
    { ...entry, proof: other.proof },
    { ...entry, device: teacher.id },
    { ...entry, device: 'device-that-never-was' },
  ];
  expect(await give(office, forged)).toHaveLength(forged.length);
  const stranger = await foundCentre(world, [], keeping());
  expect(await giveBackEntries(world.sendFrom(stranger), [entry])).toEqual({ ok: true, value: [entry] });
  expect(await ask(world.url, ofRoom, [room.id])).toHaveLength(first - 1);
  await world.store.close();
});

it('of a laptop that was given up, what others kept is taken without the numbers between, and a lead decides', async () => {
  const sender = await administrator(world, office);
  await world.store.write((tx) => revokeAccess(tx, world.ports, sender, { device: room.id }));
  expect(await give(teacher)).toEqual([]);
  expect(await ask(world.url, ofRoom, [room.id])).toHaveLength(first + 2);
  const parked = await world.store.read((tx) => listParked(tx, sender));
  expect(parked.parked.map(({ why, n }) => [why, n - first])).toEqual([0, 1, 3].map((n) => ['lead', n]));
  // It turns up after all: what nobody had comes too, and waits for the lead like the rest.
  await room.sendAgainFrom(1);
  await sync(world, room);
  expect(await ask(world.url, ofRoom, [room.id])).toHaveLength(first + 3);
  expect(room.results.get(first + 2)?.outcomes).toEqual([{ is: 'waits', on: 'lead' }]);
  await world.store.close();
});
