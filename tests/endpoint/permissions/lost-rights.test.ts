import { beforeAll, expect, it } from 'vitest';
import { smallCentre } from '../../factories/small-centre.ts';
import { settleParked } from '../../../la-endpoint/core/parked.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
import { freshSchema } from '../harness/schema.ts';
import { held, set } from '../harness/school.ts';
import { laptopOf } from '../harness/laptops.ts';
import {
  adminId,
  administrator,
  foundCentre,
  openWorld,
  pull,
  staffChange,
  sync,
  type World,
} from '../harness/world.ts';

let world: World;
let office: HeadlessDevice;
let laptop: HeadlessDevice;
let confined: HeadlessDevice;
const at = 5;

beforeAll(async () => {
  world = await openWorld(await freshSchema());
  const staff = [staffChange('lena', 'lead'), staffChange('kim', 'keyWorker')];
  office = await foundCentre(world, [...smallCentre(24).changes, ...staff]);
  laptop = await laptopOf(world, office, [{ staff: 'lena', role: 'lead' }]);
  confined = await laptopOf(world, office, [{ staff: 'kim', role: 'keyWorker', groups: ['group-1'] }]);
});

const renamed = (to: string) => [set('group', 'group-1', null, { name: ['Class 1', to] })];

it('a lead who became a tutor cannot go on as a lead by saying that nothing was seen since: it goes before a lead', async () => {
  const before = laptop.seen;
  const honest = laptop.write({ by: 'lena', at, changes: renamed('Kestrels') });
  office.write({ by: adminId, at, changes: [set('staff', 'lena', null, { role: ['lead', 'staff'] })] });
  await sync(world, office);
  await sync(world, laptop);
  expect(laptop.results.get(honest)?.outcomes).toEqual([{ is: 'waits', on: 'lead' }]);

  const forged = laptop.write({ by: 'lena', at, seen: before, changes: renamed('Herons') });
  const plain = laptop.write({ by: 'lena', at, changes: renamed('Plovers') });
  await sync(world, laptop);
  expect(laptop.results.get(forged)?.outcomes).toEqual([{ is: 'waits', on: 'lead' }]);
  expect(laptop.results.get(plain)?.outcomes).toMatchObject([{ is: 'refused', code: 'not-allowed' }]);

  const sender = await administrator(world, office);
  const accepted = { device: laptop.id, n: honest, index: 0, how: { is: 'accepted' as const } };
  await world.store.write((tx) => settleParked(tx, world.ports, sender, accepted));
  await pull(world, office);
  expect(held(office, 'group', 'group-1')?.register?.slice.values['name']).toBe('Kestrels');
});

it('who is confined to a group cannot write about others by saying that nothing was seen yet', async () => {
  const other = 'pupil-13';
  const changes = [set('pupil', other, other, { alerts: [null, 'Not theirs to say'] })];
  const n = confined.write({ by: 'kim', at, seen: ['', 0], changes });
  await sync(world, confined);
  expect(confined.results.get(n)?.outcomes).toEqual([{ is: 'waits', on: 'lead' }]);
  expect(held(office, 'pupil', other)?.register?.slice.values['alerts']).not.toBe('Not theirs to say');
});
