import { beforeAll, describe, expect, it } from 'vitest';
import { created } from '../../shared/sync/create.ts';
import { openProposals } from '../../shared/sync/contest.ts';
import { ask } from './harness/schema.ts';
import { held, keyOf, marked, observed, pupilId, set, standingCode } from './harness/school.ts';
import { officeAndRoom, outcomesOf } from './harness/laptops.ts';
import { adminId, admit, monday, pull, staffChange, sync, type World } from './harness/world.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';

let world: World;
let office: HeadlessDevice;
let room: HeadlessDevice;

beforeAll(async () => {
  ({ world, office, room } = await officeAndRoom([staffChange('omar', 'attendanceOfficer')]));
  await admit(world, office, office, { staff: 'omar', role: 'attendanceOfficer' });
});

function at(): number {
  return world.clock.now;
}

describe('two people enter the same thing offline', () => {
  it('equal marks merge, and the register shows one entry', async () => {
    office.write({ by: 'omar', at: at(), changes: [marked({ pupil: 1 }, { code: 'L', minutesLate: 5 })] });
    const n = room.write({ by: 'ruth', at: at(), changes: [marked({ pupil: 1 }, { code: 'L', minutesLate: 5 })] });
    await sync(world, office);
    await sync(world, room);
    await pull(world, office);
    expect(outcomesOf(room, n)).toEqual([{ is: 'applied', merged: ['mark'], nothing: true }]);
    expect(held(room, 'mark', keyOf({ pupil: 1 }))?.register?.entries).toHaveLength(1);
    expect(held(office, 'mark', keyOf({ pupil: 1 }))).toEqual(held(room, 'mark', keyOf({ pupil: 1 })));
  });

  it('a register closed on two laptops is closed: that is no difference, and the first time stands', async () => {
    const closed = (closedAt: string) =>
      created('registerClosing', `${monday}|PM`, { date: monday, session: 'PM', closedAt });
    office.write({ by: 'omar', at: at(), changes: [closed('13:20')] });
    const n = room.write({ by: 'ruth', at: at(), changes: [closed('13:24')] });
    await sync(world, office);
    await sync(world, room);
    await pull(world, office);
    expect(outcomesOf(room, n)).toEqual([{ is: 'applied', merged: ['date', 'session', 'closedAt'], nothing: true }]);
    for (const laptop of [office, room])
      expect(held(laptop, 'registerClosing', `${monday}|PM`)?.register?.slice.values['closedAt']).toBe('13:20');
  });

  it('marks that differ: the first to arrive stands, the other is proposed, and settling keeps the whole history', async () => {
    office.write({ by: 'omar', at: at(), changes: [marked({ pupil: 2 }, { code: 'I' })] });
    const n = room.write({ by: 'ruth', at: at(), changes: [marked({ pupil: 2 }, { code: '/' })] });
    await sync(world, office);
    await sync(world, room);
    await pull(world, office);
    expect(outcomesOf(room, n)).toEqual([{ is: 'contested', contested: ['mark'], nothing: true }]);
    expect(standingCode(room, { pupil: 2 })).toBe('I');
    const record = [...office.holding.values()].find(({ key }) => key === keyOf({ pupil: 2 }));
    const proposals = openProposals(record, 'mark');
    expect(proposals).toEqual([`${room.id}.${n}`]);

    const settled = created('settlement', 'settled-1', {
      date: monday,
      pupil: pupilId(2),
      of: 'mark',
      record: keyOf({ pupil: 2 }),
      unit: 'mark',
      proposals,
    });
    const amend = marked({ pupil: 2 }, { code: '/' }, { code: 'I' }, 'amend');
    office.write({ by: 'omar', at: at(), reason: 'Ruth saw him in the room', changes: [amend, settled] });
    await sync(world, office);
    await pull(world, room);
    expect(standingCode(room, { pupil: 2 })).toBe('/');
    const tier = held(room, 'mark', keyOf({ pupil: 2 }))?.register;
    expect(tier?.entries?.map(({ code, by }) => [code, by])).toEqual([
      ['I', 'omar'],
      ['/', 'omar'],
    ]);
    expect(tier?.proposals.map(({ closed, by }) => [by, closed?.how, closed?.by])).toEqual([
      ['ruth', 'settled', 'omar'],
    ]);
    expect(tier).toEqual(held(office, 'mark', keyOf({ pupil: 2 }))?.register);
  });

  it('a settlement whose author had not seen every proposal becomes a proposal itself', async () => {
    office.write({ by: 'omar', at: at(), changes: [marked({ pupil: 3 }, { code: 'I' })] });
    const n = room.write({ by: 'ruth', at: at(), changes: [marked({ pupil: 3 }, { code: '/' })] });
    await sync(world, office);
    await sync(world, room);
    await pull(world, office);
    const settled = created('settlement', 'settled-2', {
      date: monday,
      pupil: pupilId(3),
      of: 'mark',
      record: keyOf({ pupil: 3 }),
      unit: 'mark',
      proposals: [`${room.id}.${n}`],
    });
    const late = room.write({
      by: 'ruth',
      at: at(),
      seen: ['', 0],
      changes: [marked({ pupil: 3 }, { code: 'L', minutesLate: 3 })],
    });
    await sync(world, room);
    const amend = marked({ pupil: 3 }, { code: '/' }, { code: 'I' }, 'amend');
    const stale = office.write({ by: 'omar', at: at(), reason: 'Seen', changes: [amend, settled] });
    await sync(world, office);
    expect(outcomesOf(office, stale)?.[0]).toMatchObject({ is: 'contested', contested: ['mark'] });
    expect(standingCode(office, { pupil: 3 })).toBe('I');
    const { proposals = [] } = held(office, 'mark', keyOf({ pupil: 3 }))?.register ?? {};
    expect(proposals.map(({ id, closed }) => [id, closed?.how])).toEqual([
      [`${room.id}.${n}`, 'replaced'],
      [`${room.id}.${late}`, undefined],
      [`${office.id}.${stale}`, undefined],
    ]);
  });

  it('different fields of a pupil’s file merge; the same field keeps what stands and both texts', async () => {
    const seen = office.seen;
    office.write({
      by: adminId,
      at: at(),
      seen,
      changes: [set('pupil', pupilId(4), pupilId(4), { phone: [null, '01632 960001'], medical: [null, 'Inhaler'] })],
    });
    const n = room.write({
      by: 'ruth',
      at: at(),
      seen,
      changes: [
        set('pupil', pupilId(4), pupilId(4), { phone: [null, '01632 960002'], email: [null, 'p4@example.org'] }),
      ],
    });
    await sync(world, office);
    await sync(world, room);
    await pull(world, office);
    expect(outcomesOf(room, n)).toEqual([{ is: 'contested', contested: ['phone'] }]);
    const contact = held(office, 'pupil', pupilId(4))?.contact;
    expect(contact?.slice.values).toMatchObject({ phone: '01632 960001', email: 'p4@example.org' });
    expect(contact?.proposals.map(({ fields }) => fields)).toEqual([{ phone: [null, '01632 960002'] }]);
    expect(held(room, 'pupil', pupilId(4))?.identity).toBeUndefined();
    expect(held(room, 'pupil', pupilId(4))?.contact).toEqual(contact);
  });

  it('a withdrawal meets an unseen change: neither is silent', async () => {
    const seen = office.seen;
    office.write({
      by: adminId,
      at: at(),
      seen,
      changes: [{ type: 'term', key: 'term-2', op: 'withdraw', fields: {} }],
    });
    const withdrawn = office.commits.length;
    await sync(world, office);
    const n = room.write({
      by: adminId,
      at: at(),
      seen,
      changes: [set('term', 'term-2', null, { name: ['Spring term', 'Spring'] })],
    });
    await sync(world, room);
    // The administrator never signed in to the endpoint on that laptop, so it waits for her.
    expect(outcomesOf(room, n)).toEqual([{ is: 'waits', on: 'account' }]);
    expect(outcomesOf(office, withdrawn)).toEqual([{ is: 'applied' }]);
  });
});

it('the LA reads marks, entries and open differences as plain tables', async () => {
  const marks = await ask<{ code: string; entry_count: number; open_differences: string }>(
    world.url,
    'select code, entry_count, open_differences from mark_read order by enrolment',
  );
  expect(marks).toEqual([
    { code: 'L', entry_count: 1, open_differences: '0' },
    { code: '/', entry_count: 2, open_differences: '0' },
    { code: 'I', entry_count: 1, open_differences: '2' },
  ]);
  const roll = await ask<{ count: string }>(world.url, 'select count(*) from on_roll');
  expect(roll[0]?.count).toBe('12');
});

it('what was seen elsewhere, and which files were asked for, the LA reads so too', async () => {
  const pupils = [{ pupil: pupilId(1) }, { pupil: pupilId(2) }];
  const asked = { date: monday, what: 'attendance', from: monday, to: monday, pupils } as const;
  room.write({ by: 'ruth', at: 1_000, changes: [observed('seen-1', 5), created('exported', 'export-1', asked)] });
  await sync(world, room);
  expect(await ask(world.url, 'select observation, pupil, day::text, seen, taken_back from observation_read')).toEqual([
    { observation: 'seen-1', pupil: pupilId(5), day: monday, seen: 'present', taken_back: false },
  ]);
  const exports = 'select day::text, what, staff, extract(epoch from asked_at)::integer as at, pupils from export_read';
  expect(await ask(world.url, exports)).toEqual([
    { day: monday, what: 'attendance', staff: 'ruth', at: 1, pupils: pupils.map(({ pupil }) => pupil) },
  ]);
  expect(await ask(world.url, 'select name from centre_read')).toHaveLength(1);
});
