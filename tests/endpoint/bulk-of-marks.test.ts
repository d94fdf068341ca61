import { expect, it } from 'vitest';
import { addDays } from '../../shared/lib/local-date.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { newDeviceKeys } from './harness/device-keys.ts';
import { HeadlessDevice } from './harness/headless-device.ts';
import { ask, freshSchema } from './harness/schema.ts';
import { marked, school } from './harness/school.ts';
import { adminId, foundCentre, monday, openWorld, sync, type World } from './harness/world.ts';

const officeKeys = newDeviceKeys();
const everybody = school.pupils.map((_, index) => index + 1);
const days = Array.from({ length: 200 }, (_, index) => addDays(monday, index));

function marks(pupils: readonly number[], code: string, shown?: string): Change[] {
  const before = shown === undefined ? {} : { code: shown };
  return pupils.flatMap((pupil) =>
    days.map((day) => marked({ pupil, day }, { code }, before, shown === undefined ? 'create' : 'amend')),
  );
}

/** So many marks that the first are on their way to the database before the last are judged; some are put right at once, twice. */
async function bulk(commitsTogether: number): Promise<{ world: World; office: HeadlessDevice }> {
  const world = await openWorld(await freshSchema(), { commitsTogether });
  const office = await foundCentre(world, school.changes, new HeadlessDevice('device-office', officeKeys));
  office.write({ by: adminId, at: 1, changes: marks(everybody, '/') });
  office.write({ by: adminId, at: 2, changes: marks(everybody.slice(0, 8), 'I', '/'), reason: 'Ill' });
  office.write({ by: adminId, at: 3, changes: marks([1], 'M', 'I'), reason: 'Dentist' });
  return { world, office };
}

const looks = [
  'select number, device, n, outcomes from log order by number',
  'select key, tier, pupil, number, record_values, trail, entries, units, proposals from record_tier order by type, key, tier',
];

it('thousands of marks come to the same whether commits go together or one by one, and the last entry of each stands', async () => {
  const [alone, together] = [await bulk(1), await bulk(50)];
  for (const { world, office } of [alone, together]) await sync(world, office);
  for (const look of looks) expect(await ask(together.world.url, look)).toEqual(await ask(alone.world.url, look));
  const standing = await ask(
    together.world.url,
    'select code, entry_count as n, count(*)::int from mark_read group by 1, 2',
  );
  expect(new Map(standing.map((row) => [JSON.stringify(row), 1])).size).toBe(3);
  expect(standing).toContainEqual({ code: 'M', n: 3, count: days.length });
  expect(standing).toContainEqual({ code: 'I', n: 2, count: 7 * days.length });
  expect(standing).toContainEqual({ code: '/', n: 1, count: (everybody.length - 8) * days.length });
  for (const { world } of [alone, together]) await world.store.close();
});

it('a record the database will not keep parks its own commit whole, however early it was on its way', async () => {
  const { world, office } = await bulk(50);
  await ask(world.url, `alter table record_tier add check (key not like 'enrolment-2|%')`);
  await sync(world, office);
  const parked = await ask<{ n: number }>(world.url, 'select n::int, why from parked order by n');
  expect(parked[0]).toEqual({ n: 2, why: 'refused' });
  expect(await ask(world.url, 'select 1 from mark_read where entry_count > 1')).toEqual([]);
  await world.store.close();
});

it('a database that was away for a moment while it kept them costs a later try and nothing else', async () => {
  const { world, office } = await bulk(50);
  // What a server says that is being stopped (57P01, PostgreSQL's Appendix A), from within the third batch of rows.
  await ask(
    world.url,
    `create function away() returns trigger language plpgsql as $$ begin
    raise exception 'terminating' using errcode = '57P01'; end $$`,
  );
  await ask(
    world.url,
    `create trigger away before insert on record_tier for each row when (new.key like 'enrolment-12|%') execute function away()`,
  );
  await expect(sync(world, office)).rejects.toThrow('terminating');
  await ask(world.url, 'drop trigger away on record_tier');
  await sync(world, office);
  expect(await ask(world.url, 'select 1 from parked')).toEqual([]);
  expect(await ask(world.url, 'select 1 from mark_read')).toHaveLength(everybody.length * days.length);
  await world.store.close();
});
