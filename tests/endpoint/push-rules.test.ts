import { beforeAll, describe, expect, it } from 'vitest';
import { created } from '../../shared/sync/create.ts';
import { schemaVersion } from '../../shared/model/registry.ts';
import { toBase64 } from '../../shared/sync/protocol/bytes.ts';
import { pushUnsent } from '../../shared/sync/protocol/device-sync.ts';
import { endMember } from '../../la-endpoint/core/administer.ts';
import { listParked, settleParked } from '../../la-endpoint/core/parked.ts';
import { ask } from './harness/schema.ts';
import { held, marked, observed, pupilId, set, standingCode } from './harness/school.ts';
import { laptopOf, officeAndRoom, outcomesOf } from './harness/laptops.ts';
import {
  adminId,
  administrator,
  admit,
  enrolOn,
  newDevice,
  pull,
  staffChange,
  sync,
  type World,
} from './harness/world.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';

let world: World;
let office: HeadlessDevice;
let room: HeadlessDevice;

beforeAll(async () => {
  ({ world, office, room } = await officeAndRoom(['paul', 'nia', 'leo'].map((id) => staffChange(id, 'staff'))));
  await admit(world, office, room, { staff: 'paul', role: 'staff' });
  await pull(world, room);
});

const at = 5;

describe('numbers of a device', () => {
  it('the same commit again gets the stored answer again, and is applied once', async () => {
    const n = room.write({ by: 'ruth', at, changes: [marked({ pupil: 1 }, { code: '/' })] });
    const [commit] = await room.unsent(n - 1, 1);
    if (commit === undefined) throw new Error('No commit');
    const send = world.sendFrom(room);
    const first = await send('push', { commits: [commit] });
    expect(await send('push', { commits: [commit] })).toEqual(first);
    await sync(world, room);
    const [row] = await ask<{ entries: unknown[] }>(world.url, `select entries from record_tier where type = 'mark'`);
    expect(row?.entries).toHaveLength(1);
  });

  it('the same number with another body is a fork, and what follows is not taken', async () => {
    const twin = room.copy();
    room.write({ by: 'ruth', at, changes: [marked({ pupil: 2 }, { code: '/' })] });
    const n = twin.write({ by: 'ruth', at, changes: [marked({ pupil: 2 }, { code: 'I' })] });
    await sync(world, room);
    expect(await pushUnsent(world.sendFrom(twin), twin)).toEqual({ ok: true, value: { is: 'forked', n } });
    expect(standingCode(room, { pupil: 2 })).toBe('/');
  });

  it('a number left out is a gap, and nothing after it is taken', async () => {
    const before = room.commits.length;
    room.write({ by: 'ruth', at, changes: [marked({ pupil: 3 }, { code: '/' })] });
    room.write({ by: 'ruth', at, changes: [marked({ pupil: 4 }, { code: '/' })] });
    const later = await room.unsent(before + 1, 1);
    const reply = await world.sendFrom(room)('push', { commits: [...later] });
    expect(reply).toMatchObject({
      ok: true,
      value: { results: [], lastN: before, stopped: { is: 'gap', expected: before + 1 } },
    });
    await sync(world, room);
  });

  it('twenty pushes of one commit at once leave one entry in the log', async () => {
    const n = room.write({ by: 'ruth', at, changes: [marked({ pupil: 5 }, { code: '/' })] });
    const commits = [...(await room.unsent(n - 1, 1))];
    const replies = await Promise.all(Array.from({ length: 20 }, () => world.sendFrom(room)('push', { commits })));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const [row] = await ask<{ count: string }>(world.url, 'select count(*) from log where device = $1 and n = $2', [
      room.id,
      n,
    ]);
    expect(row?.count).toBe('1');
    await sync(world, room);
  });
});

describe('what is refused or waits', () => {
  it('a refused change does not stop the ones after it', async () => {
    const refusedN = room.write({
      by: 'paul',
      at,
      changes: [set('pupil', pupilId(6), pupilId(6), { surname: ['A', 'B'] })],
    });
    const next = room.write({ by: 'paul', at, changes: [marked({ pupil: 6 }, { code: '/' })] });
    await sync(world, room);
    expect(outcomesOf(room, refusedN)).toMatchObject([{ is: 'refused', code: 'not-allowed' }]);
    expect(outcomesOf(room, next)).toEqual([{ is: 'applied' }]);
    const sender = await administrator(world, office);
    const { parked } = await world.store.read((tx) => listParked(tx, sender));
    expect(parked.find(({ device, n }) => device === room.id && n === refusedN)).toMatchObject({
      ...{ by: 'paul', why: 'refused', op: 'set', fields: { surname: ['A', 'B'] } },
    });
    const paul = { ...sender, person: { ...sender.person, staff: 'paul', role: 'staff' as const } };
    const own = await world.store.read((tx) => listParked(tx, paul));
    expect(own.parked.every(({ by, fields }) => by === 'paul' && fields === undefined)).toBe(true);
    expect(own.parked).not.toHaveLength(0);
  });

  it('a mark of a pupil of another name than its enrolment is refused', async () => {
    const wrong = { ...marked({ pupil: 7 }, { code: '/' }), pupil: pupilId(8) };
    const n = room.write({ by: 'ruth', at, changes: [wrong] });
    await sync(world, room);
    expect(outcomesOf(room, n)).toMatchObject([{ is: 'refused', code: 'wrong-pupil' }]);
  });

  it('who may not make a group may not rename one either: refused, not left waiting', async () => {
    const group = created('group', 'group-late', { name: 'Late', kind: 'class' });
    const n = room.write({ by: 'ruth', at, changes: [group] });
    const waits = room.write({
      by: 'ruth',
      at,
      changes: [set('group', 'group-late', null, { name: ['Late', 'Later'] })],
    });
    await sync(world, room);
    expect(outcomesOf(room, n)).toMatchObject([{ is: 'refused' }]);
    expect(outcomesOf(room, waits)).toMatchObject([{ is: 'refused' }]);
  });

  it('a change to a record that was refused waits for it, and stands once somebody who may has made it', async () => {
    const contact = created('contact', 'contact-1', { pupil: pupilId(1), order: 1, name: 'A Parent' });
    const made = room.write({ by: 'paul', at, changes: [contact] });
    const waits = room.write({
      by: 'ruth',
      at,
      changes: [set('contact', 'contact-1', pupilId(1), { phone: [null, '01632 960111'] })],
    });
    await sync(world, room);
    expect(outcomesOf(room, waits)).toEqual([{ is: 'waits', on: 'record', n: made }]);
    room.write({ by: 'ruth', at, changes: [contact] });
    await sync(world, room);
    expect(held(room, 'contact', 'contact-1')?.contact?.slice.values).toMatchObject({
      name: 'A Parent',
      phone: '01632 960111',
    });
  });

  it('who has no account yet marks offline; the marks count once they have signed in to the LA', async () => {
    const n = room.write({ by: 'nia', at, changes: [marked({ pupil: 9 }, { code: '/' })] });
    await sync(world, room);
    expect(outcomesOf(room, n)).toEqual([{ is: 'waits', on: 'account' }]);
    await admit(world, office, room, { staff: 'nia', role: 'staff' });
    await pull(world, room);
    expect(standingCode(room, { pupil: 9 })).toBe('/');
  });

  it('what was made before access ended and arrives later goes before a lead, who accepts it', async () => {
    await admit(world, office, room, { staff: 'leo', role: 'staff' });
    await pull(world, room);
    const n = room.write({ by: 'leo', at, changes: [marked({ pupil: 10 }, { code: '/' })] });
    const sender = await administrator(world, office);
    await world.store.write((tx) => endMember(tx, world.ports, sender, { staff: 'leo' }));
    await sync(world, room);
    expect(outcomesOf(room, n)).toEqual([{ is: 'waits', on: 'lead' }]);
    expect(standingCode(room, { pupil: 10 })).toBeUndefined();
    const { parked } = await world.store.read((tx) => listParked(tx, sender));
    expect(parked.filter(({ why }) => why === 'lead')).toMatchObject([{ by: 'leo', type: 'mark' }]);
    await world.store.write((tx) =>
      settleParked(tx, world.ports, sender, { device: room.id, n, index: 0, how: { is: 'accepted' } }),
    );
    await pull(world, room);
    expect(standingCode(room, { pupil: 10 })).toBe('/');
  });

  it('a newer app’s fields are kept, unread, and nothing else of the commit waits for them', async () => {
    const newer = {
      type: 'visitNote',
      key: 'visit-1',
      op: 'create' as const,
      fields: { text: [null, 'new'] as const },
    };
    const n = room.write({
      by: 'ruth',
      at,
      schema: schemaVersion + 1,
      changes: [newer, marked({ pupil: 11 }, { code: '/' })],
    });
    await sync(world, room);
    expect(outcomesOf(room, n)).toEqual([{ is: 'deferred' }, { is: 'applied' }]);
  });

  it('a newer app’s value that no form has here, such as a code of a later law, waits as well; from an app of today it is refused', async () => {
    const later = { ...marked({ pupil: 11, session: 'PM' }, { code: '\\' }), fields: { code: [null, 'Y8'] as const } };
    const newer = room.write({ by: 'ruth', at, schema: schemaVersion + 1, changes: [later] });
    const today = room.write({ by: 'ruth', at, changes: [later] });
    await sync(world, room);
    expect(outcomesOf(room, newer)).toEqual([{ is: 'deferred' }]);
    expect(outcomesOf(room, today)).toMatchObject([{ is: 'refused', code: 'bad-value' }]);
  });

  it('bytes that are no commit, and text no database keeps, are kept raw and parked; later commits pass', async () => {
    const before = room.commits.length;
    const nul = room.write({ by: 'ruth', at, reason: 'a\u0000b', changes: [marked({ pupil: 12 }, { code: '/' })] });
    room.commits.push({
      n: nul + 1,
      parts: { register: toBase64(new Uint8Array([1, 2, 3])) },
      proof: toBase64(new Uint8Array(32)),
    });
    room.acts.push({ by: 'ruth', at, changes: [] });
    const after = room.write({ by: 'ruth', at, changes: [marked({ pupil: 12 }, { code: '/' })] });
    await sync(world, room);
    expect([nul, nul + 1].map((number) => outcomesOf(room, number))).toMatchObject([
      [{ code: 'unreadable' }],
      [{ code: 'unreadable' }],
    ]);
    expect(outcomesOf(room, after)).toEqual([{ is: 'applied' }]);
    expect(after).toBe(before + 3);
  });
});

describe('scope', () => {
  it('a tutor’s laptop holds own pupils’ registers only, may enter what was seen, and never a mark', async () => {
    const laptop = await laptopOf(world, office, [{ staff: 'tess', role: 'providerTutor', groups: ['group-1'] }]);
    const tiers = new Set([...laptop.holding.values()].flatMap((record) => Object.keys(record.tiers)));
    expect([...tiers]).toEqual(['register']);
    const seen = laptop.write({ by: 'tess', at, changes: [observed('seen-tess', 1)] });
    const mark = laptop.write({ by: 'tess', at, changes: [marked({ pupil: 1, session: 'PM' }, { code: '\\' })] });
    await sync(world, laptop);
    expect(outcomesOf(laptop, seen)).toEqual([{ is: 'applied' }]);
    expect(outcomesOf(laptop, mark)).toMatchObject([{ is: 'refused', code: 'not-allowed' }]);
    office.write({
      by: adminId,
      at,
      changes: [set('membership', 'membership-1', pupilId(1), { to: [null, '2026-09-01'] })],
    });
    await sync(world, office);
    await pull(world, laptop);
    expect([...laptop.holding.values()].filter(({ pupil }) => pupil === pupilId(1))).toEqual([]);
  });

  it('a person without an account on the laptop joins it with a code, never with another’s', async () => {
    const laptop = newDevice();
    await expect(enrolOn(world, laptop, 'ruth', {})).rejects.toThrow('not accepted');
    await expect(enrolOn(world, laptop, 'ruth', { code: '0000-0000-0000-0000' })).rejects.toThrow('not accepted');
  });
});
