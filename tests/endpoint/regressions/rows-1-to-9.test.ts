import { beforeEach, describe, expect, it } from 'vitest';
import { endMember, revokeAccess } from '../../../la-endpoint/core/administer.ts';
import { readSent, takeCommit } from '../../../la-endpoint/core/take-commit.ts';
import { refused } from '../../../shared/lib/result.ts';
import { schemaVersion } from '../../../shared/model/registry.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { fromBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { receiveParts } from '../../../shared/sync/protocol/commit-parts.ts';
import { pushUnsent, type Send } from '../../../shared/sync/protocol/device-sync.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
import { ask } from '../harness/schema.ts';
import { marked, school, standingCode } from '../harness/school.ts';
import { outcomesOf } from '../harness/laptops.ts';
import { adminId, administrator, pull, sync, type World } from '../harness/world.ts';
import { backedUp, restoredFrom } from '../simulation/stage.ts';
import { at, blankOf, isHeldBy, mark, twoLaptops } from './setup.ts';

/** One test, or a pointer to it, for each of the seventeen ways in which other people's sync went wrong: rows 1 to 9, without 3. */
let world: World;
let office: HeadlessDevice;
let room: HeadlessDevice;

beforeEach(async () => {
  ({ world, office, room } = await twoLaptops());
  return () => world.store.close();
});

const year = 365 * 86_400_000;

describe('1. a clock that is wrong stops sync without a word', () => {
  it.each([-10 * year, -3_600_000, 3_600_000, 30 * year])('%i ms off: it all goes through', async (off) => {
    const n = mark(room, 1, '/', Math.max(0, at + off));
    await sync(world, room);
    await pull(world, office);
    expect(outcomesOf(room, n)).toEqual([{ is: 'applied' }]);
    expect(standingCode(office, { pupil: 1 })).toBe('/');
  });
});

describe('2. one stamp far in the future poisons everyone', () => {
  it('the next entry of an honest clock stands after it, and a commit that fails moves no number', async () => {
    mark(room, 1, 'I', at + 50 * year);
    await sync(world, room);
    await pull(world, office);
    const amend = marked({ pupil: 1 }, { code: '/' }, { code: 'I' }, 'amend');
    office.write({ by: adminId, at, reason: 'Seen in class', changes: [amend] });
    await sync(world, office);
    expect(standingCode(office, { pupil: 1 })).toBe('/');
    const before = await ask(world.url, 'select number from la');
    const failing = world.store.write(async (tx) => {
      const { number } = await tx.lockLa();
      await tx.setNumber(number + 1_000_000);
      throw new Error('It failed');
    });
    await expect(failing).rejects.toThrow('It failed');
    expect(await ask(world.url, 'select number from la')).toEqual(before);
  });
});

describe('4. a schema that does not fit freezes a laptop', () => {
  it('a newer app’s record waits for the upgrade; the rest of its commit and all later ones go through', async () => {
    const newer: Change = { type: 'unheardOf', key: 'u-1', op: 'create', fields: { text: [null, 'x'] } };
    const changes = [newer, marked({ pupil: 1 }, { code: '/' })];
    const n = room.write({ by: 'ruth', at, schema: schemaVersion + 1, changes });
    const next = mark(room, 2, '/');
    await sync(world, room);
    expect(outcomesOf(room, n)).toEqual([{ is: 'deferred' }, { is: 'applied' }]);
    expect(outcomesOf(room, next)).toEqual([{ is: 'applied' }]);
  });

  it('an upgrade of the laptop’s store that was cut short starts again whole (in a browser)', () =>
    isHeldBy('tests/store/migrations.spec.ts', 'an upgrade of the store cut short by a power cut begins again'));
});

describe('5. access is taken away, and the data stay on the laptop', () => {
  it('of a person: at the next contact the laptop is told to drop all it held for them', async () => {
    expect(room.holding.size).toBeGreaterThan(school.pupils.length);
    const sender = await administrator(world, office);
    await world.store.write((tx) => endMember(tx, world.ports, sender, { staff: 'ruth' }));
    await pull(world, room);
    expect(room.holding.size).toBe(0);
  });

  it('of a laptop: the same', async () => {
    const sender = await administrator(world, office);
    await world.store.write((tx) => revokeAccess(tx, world.ports, sender, { device: room.id }));
    await pull(world, room);
    expect(room.holding.size).toBe(0);
  });

  it('on the disk of a real laptop (in a browser)', async () => {
    await isHeldBy('tests/sync/scope.spec.ts', 'leaves the tutor’s laptop, with every trace');
    await isHeldBy('tests/sync/scope.spec.ts', 'hands in what it had not sent, then holds nothing');
  });
});

describe('6. the server is restored from a backup, and laptops think they have sent', () => {
  it('they are told that a new life began, and send again what it lacks', async () => {
    const backup = await backedUp(world.url, world.clock.now);
    mark(room, 1, '/');
    await sync(world, room);
    expect(room.unsentCount).toBe(0);
    await restoredFrom(world.url, backup, world.clock.now, 'second-life');
    await pull(world, room);
    expect(room.unsentCount).toBeGreaterThan(0);
    await sync(world, room);
    await pull(world, office);
    expect(standingCode(office, { pupil: 1 })).toBe('/');
  });
});

describe('7. signing out, or a session that ends offline, loses or hides unsent work', () => {
  it('a token that ends in the middle of a push: what was taken is taken, the rest waits and goes later, once', async () => {
    for (let pupil = 1; pupil <= 12; pupil += 1) mark(room, pupil, '/');
    const send = world.sendFrom(room);
    let pushes = 0;
    const ending: Send = (name, request) => {
      if (name === 'push' && (pushes += 1) > 1) return Promise.resolve(refused('not-signed-in', 'Sign in again.'));
      // The first batch is cut to five, as a slow line's would be.
      const cut = name === 'push' && 'commits' in request ? { commits: request.commits.slice(0, 5) } : request;
      return send(name, cut as typeof request);
    };
    expect(await pushUnsent(ending, room)).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
    expect(room.unsentCount).toBe(7);
    await sync(world, room);
    const marks = await ask(world.url, 'select entry_count from mark_read');
    expect(marks).toEqual(Array.from({ length: 12 }, () => ({ entry_count: 1 })));
  });

  it('an act that waited while the person was signed out is not kept under another’s keys (in a browser)', () =>
    isHeldBy('tests/store/log.spec.ts', 'an act that waited while the person was signed out is refused'));
});

describe('8. a cursor by time loses rows', () => {
  it('who pulls while a commit is under way is not moved past it, and the clock going back changes nothing', async () => {
    const n = mark(room, 1, '/');
    const [sent] = await room.unsent(n - 1, 1);
    if (sent === undefined) throw new Error('No commit');
    const before = await world.store.read((tx) => tx.la());
    let finish: () => void = () => undefined;
    const gate = new Promise<void>((done) => (finish = done));
    let isTaken: () => void = () => undefined;
    const taken = new Promise<void>((done) => (isTaken = done));
    const underWay = world.store.write(async (tx) => {
      const device = await tx.lockDevice(room.id);
      if (device === undefined) throw new Error('No laptop');
      const came = { n, parts: receiveParts(sent.parts), proof: fromBase64(sent.proof) };
      await takeCommit(tx, device, readSent(room.id, came), at);
      isTaken();
      await gate;
    });
    await taken;
    mark(office, 2, 'I');
    const behind = pushUnsent(world.sendFrom(office), office);
    const reader = await blankOf(world, room);
    expect(reader.seen[1]).toBeLessThanOrEqual(before.number);
    world.clock.now -= 86_400_000;
    finish();
    await Promise.all([underWay, behind]);
    await pull(world, reader);
    expect([standingCode(reader, { pupil: 1 }), standingCode(reader, { pupil: 2 })]).toEqual(['/', 'I']);
  });
});

describe('9. an unknown outcome after the line broke', () => {
  it('the answer that was lost is given again, word for word, and the commit stands once', async () => {
    const n = mark(room, 1, '/');
    const heard: unknown[] = [];
    const losing: Send = async (name, request) => {
      const reply = await world.sendFrom(room)(name, request);
      heard.push(reply);
      return refused('no-line', 'There is no connection.');
    };
    expect((await pushUnsent(losing, room)).ok).toBe(false);
    await sync(world, room);
    expect(heard[0]).toMatchObject({ ok: true, value: { results: [room.results.get(n)] } });
    expect(await ask(world.url, 'select entry_count from mark_read')).toEqual([{ entry_count: 1 }]);
  });
});
