import { expect, it } from 'vitest';
import { ask, freshSchema } from './harness/schema.ts';
import { marked, school } from './harness/school.ts';
import { laptopOf } from './harness/laptops.ts';
import { foundCentre, openWorld, pull, staffChange, sync } from './harness/world.ts';

const laptops = 6;
const commitsEach = 12;

it('six laptops send at once: every commit has a number of its own, none is left out, and all hold the same', async () => {
  const world = await openWorld(await freshSchema());
  const people = Array.from({ length: laptops }, (_, index) => `person-${index + 1}`);
  const office = await foundCentre(world, [...school.changes, ...people.map((id) => staffChange(id, 'keyWorker'))]);
  const devices = [];
  for (const staff of people) {
    devices.push({ device: await laptopOf(world, office, [{ staff, role: 'keyWorker' }]), staff });
  }
  for (const { device, staff } of devices) {
    for (let pupil = 1; pupil <= commitsEach; pupil += 1) {
      device.write({ by: staff, at: pupil, changes: [marked({ pupil }, { code: staff < 'person-4' ? '/' : 'I' })] });
    }
  }
  await Promise.all(devices.map(({ device }) => sync(world, device)));
  for (const { device } of devices) await pull(world, device);
  const [log] = await ask<{ all: string; most: string }>(
    world.url,
    'select count(*) as all, max(number) as most from log',
  );
  expect(log?.all).toBe(log?.most);
  expect(Number(log?.all)).toBeGreaterThanOrEqual(laptops * commitsEach);
  const held = new Set(
    devices.map(({ device }) => JSON.stringify([...device.holding].toSorted(([a], [b]) => (a < b ? -1 : 1)))),
  );
  expect(held.size).toBe(1);
  const marks = await ask<{ entry_count: number }>(world.url, 'select entry_count from mark_read');
  expect(marks.map(({ entry_count: count }) => count)).toEqual(Array.from({ length: commitsEach }, () => 1));
});
