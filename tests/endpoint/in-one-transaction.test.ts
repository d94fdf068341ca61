import { expect, it } from 'vitest';
import { localDate } from '../../shared/lib/local-date.ts';
import { created } from '../../shared/sync/create.ts';
import { HeadlessDevice } from './harness/headless-device.ts';
import { newDeviceKeys } from './harness/device-keys.ts';
import { ask, freshSchema } from './harness/schema.ts';
import { marked, observed, pupilId, school, set } from './harness/school.ts';
import { adminId, admit, foundCentre, openWorld, staffChange, sync, type World } from './harness/world.ts';

const keys = { office: newDeviceKeys(), room: newDeviceKeys(), tutor: newDeviceKeys() };

/** A morning with a bit of everything: marks, amendments, refusals, what waits and is woken, roles and groups that move. */
async function morning(commitsTogether: number): Promise<World> {
  const world = await openWorld(await freshSchema(), { commitsTogether });
  const office = new HeadlessDevice('device-office', keys.office);
  await foundCentre(world, [...school.changes, staffChange('ruth', 'keyWorker'), staffChange('sam', 'staff')], office);
  const room = new HeadlessDevice('device-room', keys.room);
  await admit(world, office, room, { staff: 'ruth', role: 'keyWorker' });
  const tutor = new HeadlessDevice('device-tutor', keys.tutor);
  await admit(world, office, tutor, { staff: 'tess', role: 'providerTutor', groups: ['group-1'] });
  for (const device of [room, tutor]) await sync(world, device);
  writeOffice(office);
  writeRoom(room);
  for (const id of ['seen-1', 'seen-2']) tutor.write({ by: 'tess', at: 5, changes: [observed(id, 3)] });
  for (const device of [office, room, tutor, office, room]) await sync(world, device);
  return world;
}

function writeOffice(office: HeadlessDevice): void {
  const by = adminId;
  office.write({ by, at: 1, changes: [marked({ pupil: 1 }, { code: '/' })] });
  office.write({ by, at: 2, changes: [marked({ pupil: 1 }, { code: 'I' }, { code: '/' }, 'amend')], reason: 'Rang' });
  // No reason: refused, and stops nothing after it.
  office.write({ by, at: 3, changes: [marked({ pupil: 1 }, { code: 'M' }, { code: 'I' }, 'amend')] });
  office.write({ by, at: 4, changes: [set('staff', 'sam', null, { role: ['staff', 'lead'] })] });
  office.write({ by, at: 5, changes: [set('membership', 'membership-3', pupilId(3), { to: [null, '2026-09-01'] })] });
  office.write({ by, at: 6, changes: [set('staff', 'ruth', null, { role: ['keyWorker', 'attendanceOfficer'] })] });
}

function writeRoom(room: HeadlessDevice): void {
  const by = 'ruth';
  room.write({ by, at: 7, changes: [marked({ pupil: 1 }, { code: 'N' })] });
  room.write({ by, at: 8, changes: [marked({ pupil: 2 }, { code: '/' }), marked({ pupil: 4 }, { code: '/' })] });
  // Of somebody nobody has signed in as: it waits, and so does what leans on it.
  const visitor = { surname: 'Example', forename: 'Ana', dob: localDate('2012-03-01'), sex: 'F' as const };
  room.write({ by: 'sam', at: 9, changes: [created('pupil', 'pupil-new', visitor)] });
  room.write({ by, at: 10, changes: [set('pupil', 'pupil-new', 'pupil-new', { forename: ['Ana', 'Anna'] })] });
  room.write({ by, at: 11, changes: [marked({ pupil: 2 }, { code: 'L', minutesLate: 4 }, { code: '/' }, 'set')] });
}

const looks = [
  'select number, epoch is not null as has_epoch from la',
  'select id, last_n from device order by id',
  'select device, n, result, author, pupils from device_commit order by device, n',
  'select number, device, n, outcomes from log order by number',
  'select type, key, tier, pupil, number, record_values, trail, withdrawn, entries, units, proposals from record_tier order by type, key, tier',
  'select device, n, index, why, type, key, settled_how from parked order by device, n, index',
  'select staff, role, from_number, to_number from access_grant order by id',
  'select key, pupil, group_id, last_day, from_number, to_number from group_place order by id',
];

/** Instants come from a clock that ticks with every question, and ids of epochs are random. */
function withoutInstants(told: unknown): unknown {
  return JSON.parse(JSON.stringify(told, (name, value: unknown) => (name === 'at' || name === 'seen' ? null : value)));
}

it('commits that go in one transaction come to what they come to one by one: results, numbers, records, parked, rights', async () => {
  const [oneByOne, together] = [await morning(1), await morning(50)];
  let parked = 0;
  for (const look of looks) {
    const told = withoutInstants(await ask(oneByOne.url, look));
    expect(withoutInstants(await ask(together.url, look)), look).toEqual(told);
    if (look.includes('from parked')) parked = (told as unknown[]).length;
  }
  expect(parked).toBeGreaterThan(2);
  for (const { store } of [oneByOne, together]) await store.close();
});

it('where one of several meets a fault of ours, the others are taken all the same', async () => {
  const world = await openWorld(await freshSchema(), { commitsTogether: 50 });
  const office = await foundCentre(world, school.changes);
  for (const pupil of [1, 2, 3]) office.write({ by: adminId, at: pupil, changes: [marked({ pupil }, { code: '/' })] });
  // The database refuses the second: as a record of it would that no check of ours foresaw.
  await ask(world.url, `alter table record_tier add check (key not like 'enrolment-2|%')`);
  await sync(world, office);
  const told = await ask<{ n: number; why: string }>(world.url, 'select n::integer, why from parked');
  expect(told).toEqual([{ n: 3, why: 'refused' }]);
  expect(await ask(world.url, 'select entry_count from mark_read')).toHaveLength(2);
  await world.store.close();
});
