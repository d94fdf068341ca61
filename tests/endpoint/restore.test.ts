import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp, restore } from '../../la-endpoint/backup/backup.ts';
import { backupLines } from '../../la-endpoint/backup/lines.ts';
import { restoreBackup } from '../../la-endpoint/backup/restore.ts';
import { migrate, migrations } from '../../la-endpoint/store/migrate.ts';
import { ask, freshSchema } from './harness/schema.ts';
import { marked, school, standingCode } from './harness/school.ts';
import { laptopOf } from './harness/laptops.ts';
import { adminId, foundCentre, openWorld, pull, staffChange, startOfTests, sync, type World } from './harness/world.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-restore-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const passphrase = { passphrase: 'a long one for the safe' };
const takenAt = startOfTests;

interface Founded {
  readonly url: string;
  readonly world: World;
  readonly office: HeadlessDevice;
  readonly file: string;
}

let files = 0;
async function founded(): Promise<Founded> {
  const url = await freshSchema();
  const world = await openWorld(url);
  const office = await foundCentre(world, school.changes);
  files += 1;
  return { url, world, office, file: join(folder, `backup-${files}`) };
}

function mark(office: HeadlessDevice, pupil: number, code: string): void {
  office.write({ by: adminId, at: 1, changes: [marked({ pupil }, { code })] });
}

/** A plain backup with one word of its lines altered. */
function rewritten(file: Buffer, word: RegExp, other: string): Buffer {
  const body = file.indexOf('\n') + 1;
  const lines = gunzipSync(file.subarray(body)).toString();
  expect(lines).toMatch(word);
  return Buffer.concat([file.subarray(0, body), gzipSync(lines.replace(word, other))]);
}

const everything = `select type, key, tier, number, record_values::text as told, trail::text, entries::text
  from record_tier order by centre, type, key, tier`;

describe('a backup', () => {
  it('restored into an empty database, it is what was kept: records, history, accounts, and a new life of the log', async () => {
    const { url, world, office, file } = await founded();
    mark(office, 1, '/');
    await sync(world, office);
    await backUp({ databaseUrl: url, file, secret: null, now: takenAt });
    const empty = await freshSchema();
    const restored = await restore({ databaseUrl: empty, file, secret: null, now: takenAt, giveUpNewer: false });
    expect(restored).toMatchObject({ ok: true, value: { gaveUp: 0, head: { number: 2 } } });
    expect(await ask(empty, everything)).toEqual(await ask(url, everything));
    const accounts = 'select centre, staff, passphrase_hash, totp_secret from account';
    expect(await ask(empty, accounts)).toEqual(await ask(url, accounts));
    const [before] = await ask<{ epoch: string }>(url, 'select epoch from la');
    const [after] = await ask<{ epoch: string; number: string }>(empty, 'select epoch, number from la');
    expect(after?.number).toBe('2');
    expect(after?.epoch).not.toBe(before?.epoch);
    expect(await ask(empty, 'select epoch, up_to from epoch_end')).toEqual([{ epoch: before?.epoch, up_to: '2' }]);
    await world.store.close();
  });

  it('holds one moment, whatever is taken while it is written', async () => {
    const { url, world, office } = await founded();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const lines: string[] = [];
    for await (const line of backupLines(client, takenAt)) {
      if (lines.push(line) > 1) continue;
      mark(office, 2, 'I');
      await sync(world, office);
    }
    await client.end();
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: { rows: { device_commit: 1, log: 1 } } });
    await world.store.close();
  });

  it('is refused where the schema has a table nobody decided about: it would be lost without a word', async () => {
    const { url, world, file } = await founded();
    await ask(url, 'create table forgotten (id integer)');
    await expect(backUp({ databaseUrl: url, file, secret: null, now: takenAt })).rejects.toThrow('forgotten');
    await expect(stat(file)).rejects.toThrow();
    await world.store.close();
  });
});

describe('a restore', () => {
  it('brings a backup of an older endpoint up to date', async () => {
    const older = await freshSchema();
    const client = new pg.Client({ connectionString: older });
    await client.connect();
    await migrate(client, migrations.slice(0, 3));
    await client.query(`insert into la (epoch, number) values ('of the older', 7)`);
    await client.query(`insert into centre (id, name, founded_at) values ('c', 'An older centre', 1)`);
    const lines: string[] = [];
    for await (const line of backupLines(client, takenAt)) lines.push(line);
    await client.end();
    const empty = await freshSchema();
    const into = new pg.Client({ connectionString: empty });
    await into.connect();
    const asked = { giveUpNewer: false, now: takenAt, newEpoch: 'a new life', afterwards: () => Promise.resolve() };
    expect(await restoreBackup(into, { ...asked, lines: Readable.from(lines) })).toMatchObject({ ok: true });
    await into.end();
    expect(await ask(empty, 'select max(number) as newest from migration')).toEqual([{ newest: migrations.length }]);
    expect(await ask(empty, 'select id, name from centre')).toEqual([{ id: 'c', name: 'An older centre' }]);
    expect(await ask(empty, 'select epoch, up_to from epoch_end')).toEqual([{ epoch: 'of the older', up_to: '7' }]);
  });

  it('does not begin while somebody is in the middle of something', async () => {
    const { url, world, file } = await founded();
    await backUp({ databaseUrl: url, file, secret: null, now: takenAt });
    const busy = new pg.Client({ connectionString: url });
    await busy.connect();
    await busy.query('begin');
    await busy.query('select 1 from device for update');
    const asked = { databaseUrl: url, file, secret: null, now: takenAt, giveUpNewer: true, lockSeconds: 1 };
    expect(await restore(asked)).toMatchObject({ ok: false, error: { code: 'in-use' } });
    await busy.query('rollback');
    await busy.end();
    expect(await restore(asked)).toMatchObject({ ok: true });
    await world.store.close();
  });
});

describe('after a restore', () => {
  it('a laptop sends again what the backup did not have, takes everything anew, and nothing is doubled', async () => {
    const { url, world, office, file } = await founded();
    mark(office, 1, '/');
    await sync(world, office);
    await backUp({ databaseUrl: url, file, secret: passphrase, now: takenAt });
    mark(office, 2, 'I');
    mark(office, 3, 'O');
    await sync(world, office);
    const input = { databaseUrl: url, file, secret: passphrase, now: takenAt };
    expect(await restore({ ...input, giveUpNewer: false })).toMatchObject({ ok: false, error: { code: 'newer-here' } });
    expect(await ask(url, 'select number from la')).toEqual([{ number: '4' }]);
    expect(await restore({ ...input, giveUpNewer: true })).toMatchObject({ ok: true, value: { gaveUp: 2 } });
    // Shown before the restore at number 4: of that life only what is in the backup counts as seen.
    const [oldLife] = office.seen;
    mark(office, 4, '/');
    await sync(world, office);
    expect(office.seen[0]).not.toBe(oldLife);
    const kept = await ask(url, 'select n::integer from device_commit order by n');
    expect(kept).toEqual([1, 2, 3, 4, 5].map((n) => ({ n })));
    expect([1, 2, 3, 4].map((pupil) => standingCode(office, { pupil }))).toEqual(['/', 'I', 'O', '/']);
    const fresh = office.copy();
    await pull(world, fresh);
    expect(fresh.holding).toEqual(office.holding);
    await world.store.close();
  });

  it('what was shown before it counts as seen up to the backup and no further: what came since under those numbers is contested', async () => {
    const { url, world, office, file } = await founded();
    office.write({ by: adminId, at: 1, changes: [staffChange('ruth', 'staff'), staffChange('paul', 'staff')] });
    await sync(world, office);
    const [room, desk] = [
      await laptopOf(world, office, [{ staff: 'ruth', role: 'staff' }]),
      await laptopOf(world, office, [{ staff: 'paul', role: 'staff' }]),
    ];
    await backUp({ databaseUrl: url, file, secret: null, now: takenAt });
    for (const pupil of [1, 2, 3]) mark(office, pupil, '/');
    await sync(world, office);
    await pull(world, room);
    const shown = room.seen;
    expect(await restore({ databaseUrl: url, file, secret: null, now: takenAt, giveUpNewer: true })).toMatchObject({
      ok: true,
    });
    desk.write({ by: 'paul', at: 2, changes: [marked({ pupil: 4 }, { code: 'I' })] });
    await sync(world, desk);
    expect(desk.seen[1]).toBeLessThan(shown[1]);
    const n = room.write({ by: 'ruth', at: 3, seen: shown, changes: [marked({ pupil: 4 }, { code: '/' })] });
    await sync(world, room);
    expect(room.results.get(n)?.outcomes).toMatchObject([{ is: 'contested' }]);
    expect(standingCode(room, { pupil: 4 })).toBe('I');
    await world.store.close();
  });

  it('two restores of one backup: each life that ended is known by the number up to which it is the same log', async () => {
    const { url, world, office, file } = await founded();
    await backUp({ databaseUrl: url, file, secret: null, now: takenAt });
    const input = { databaseUrl: url, file, secret: null, now: takenAt, giveUpNewer: true };
    const lives: string[] = [office.seen[0]];
    for (const pupil of [1, 2]) {
      mark(office, pupil, '/');
      await sync(world, office);
      lives.push(office.seen[0]);
      await restore(input);
    }
    const ends = await ask<{ epoch: string }>(url, 'select epoch, up_to from epoch_end');
    expect(ends).toHaveLength(2);
    for (const epoch of new Set(lives)) expect(ends).toContainEqual({ epoch, up_to: '1' });
    await world.store.close();
  });
});

describe('a backup file', () => {
  it('that is encrypted names nobody, and opens with nothing but its passphrase or key', async () => {
    const { url, world, file } = await founded();
    const keyFile = { keyFile: new Uint8Array(32).fill(7) };
    const [child] = await ask<{ name: string }>(
      url,
      `select record_values->>'surname' as name from record_tier where type = 'pupil' and tier = 'register' limit 1`,
    );
    for (const secret of [passphrase, keyFile]) {
      await backUp({ databaseUrl: url, file, secret, now: takenAt });
      expect((await readFile(file)).includes(child?.name ?? 'nobody')).toBe(false);
      const input = { databaseUrl: await freshSchema(), file, now: takenAt, giveUpNewer: false };
      const others = [null, { passphrase: 'another passphrase' }, { keyFile: new Uint8Array(32).fill(8) }];
      for (const wrong of others)
        expect(await restore({ ...input, secret: wrong })).toMatchObject({ ok: false, error: { code: 'damaged' } });
      expect(await ask(input.databaseUrl, `select 1 from pg_tables where schemaname = current_schema()`)).toEqual([]);
      expect(await restore({ ...input, secret })).toMatchObject({ ok: true });
    }
    const anybodysBits = 0o077;
    expect((await stat(file)).mode & anybodysBits).toBe(0);
    await world.store.close();
  });

  it.each([
    ['sealed', passphrase],
    ['plain', null],
  ])(
    'that is cut off or altered anywhere is refused whole, and the database is as it was (%s)',
    async (_how, secret) => {
      const { url, world, file } = await founded();
      await backUp({ databaseUrl: url, file, secret, now: takenAt });
      const whole = await readFile(file);
      const before = await ask(url, everything);
      const altered = Buffer.from(whole);
      const middle = Math.floor(whole.length / 2);
      altered[middle] = (altered[middle] ?? 0) ^ 1;
      const rows =
        secret === null ? [rewritten(whole, /true/, 'treu'), rewritten(whole, /"migration":\d+/, '"migration":1')] : [];
      const broken = [
        ...rows,
        whole.subarray(0, middle),
        whole.subarray(0, -1),
        whole.subarray(0, 10),
        altered,
        Buffer.alloc(0),
      ];
      for (const bytes of broken) {
        await writeFile(file, bytes);
        const result = await restore({ databaseUrl: url, file, secret, now: takenAt, giveUpNewer: true });
        expect(result).toMatchObject({ ok: false, error: { code: 'damaged' } });
      }
      expect(await ask(url, everything)).toEqual(before);
      await world.store.close();
    },
  );
});
