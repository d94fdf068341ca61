import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { backUp, restore } from '../../la-endpoint/backup/backup.ts';
import { giveCode } from '../../la-endpoint/core/administer.ts';
import { erasePupil, reconcileErasures } from '../../la-endpoint/core/erase.ts';
import type { ErasureLedger } from '../../la-endpoint/core/erasure.ts';
import { fileLedger } from '../../la-endpoint/store/erasure-ledger.ts';
import { unpackJson } from '../../shared/sync/codec.ts';
import { ask } from './harness/schema.ts';
import { held, marked, observed, pupilId, set, standingCode } from './harness/school.ts';
import { officeAndRoom } from './harness/laptops.ts';
import { adminId, administrator, enrolOn, newDevice, pull, startOfTests, sync, type World } from './harness/world.ts';
import type { HeadlessDevice } from './harness/headless-device.ts';

let folder: string;
let world: World;
let office: HeadlessDevice;
let room: HeadlessDevice;
let ledger: ErasureLedger;
let ledgerFile: string;
let ledgers = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-erasure-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const child = 3;
const secretPhone = '01632 960777';
const secretReason = 'Asked the family of the third child';

beforeEach(async () => {
  ({ world, office, room } = await officeAndRoom());
  ledgers += 1;
  ledgerFile = join(folder, `ledger-${ledgers}.jsonl`);
  ledger = fileLedger(ledgerFile);
  const class3 = [2, child, 4].map((pupil) => marked({ pupil }, { code: '/' }));
  room.write({ by: 'ruth', at: 1, changes: [...class3, observed('seen-3', child)] });
  room.write({
    by: 'ruth',
    at: 1,
    changes: [set('pupil', pupilId(child), pupilId(child), { phone: [null, secretPhone] })],
  });
  const amended = marked({ pupil: child }, { code: 'I' }, { code: '/' }, 'amend');
  room.write({ by: 'ruth', at: 1, changes: [amended], reason: secretReason });
  // Refused, and so only parked: this too names the child.
  room.write({ by: 'ruth', at: 1, changes: [set('pupil', pupilId(child), pupilId(child), { dob: [null, 'never'] })] });
  await sync(world, room);
  await sync(world, office);
});

async function erase(pupil = pupilId(child), by: ErasureLedger | null = ledger) {
  const sender = await administrator(world, office);
  const ports = { ...world.ports, ...(by === null ? {} : { ledger: by }) };
  return world.store.write((tx) => erasePupil(tx, ports, sender, { pupil, why: 'retention' }));
}

/** Every word the database keeps: all rows as text, and all bodies unpacked. */
async function everyWord(url: string): Promise<string> {
  const tables = await ask<{ name: string }>(
    url,
    `select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'erasure'`,
  );
  const words: string[] = [];
  for (const { name } of tables)
    words.push(...(await ask<{ row: string }>(url, `select t::text as row from "${name}" t`)).map(({ row }) => row));
  const bodies = await ask<Record<string, Buffer | null>>(
    url,
    'select register, contact, sensitive, identity from device_commit',
  );
  for (const body of bodies.flatMap((row) => Object.values(row)))
    if (body !== null) words.push(JSON.stringify(unpackJson(body)));
  return words.join('\n');
}

async function secretsOfChild(url: string): Promise<string[]> {
  const rows = await ask<{ told: string }>(
    url,
    `select v.value as told from record_tier r, json_each_text(r.record_values) v
     where r.pupil = $1 and r.type = 'pupil' and v.key in ('surname', 'dob', 'upn')`,
    [pupilId(child)],
  );
  return [...rows.map(({ told }) => told), `enrolment-${child}|`, secretPhone, secretReason];
}

it('an erased pupil is in no table and in no commit any more; everybody else is whole, and every number is kept', async () => {
  const secrets = await secretsOfChild(world.url);
  expect(secrets.length).toBeGreaterThan(4);
  const before = await everyWord(world.url);
  for (const secret of secrets) expect(before).toContain(secret);
  const commits = await ask(world.url, 'select device, n, digest from device_commit order by device, n');
  const others = 'select * from record_tier where pupil is distinct from $1 order by type, key, tier';
  const kept = await ask(world.url, others, [pupilId(child)]);
  expect(await erase()).toMatchObject({ ok: true });
  const after = await everyWord(world.url);
  for (const secret of secrets) expect(after).not.toContain(secret);
  // Who did and read what is kept, by id alone.
  expect(after.split('\n').filter((row) => row.includes(pupilId(child)) && !/pull|erase/.test(row))).toEqual([]);
  expect(await ask(world.url, others, [pupilId(child)])).toEqual(kept);
  expect(await ask(world.url, 'select device, n, digest from device_commit order by device, n')).toEqual(commits);
  const [numbers] = await ask(
    world.url,
    'select la.number - (select count(*) from log) - (select count(*) from erasure) as missing from la',
  );
  expect(numbers).toEqual({ missing: '0' });
  expect(await ledger.all()).toMatchObject([
    { centre: world.centre, pupil: pupilId(child), why: 'retention', by: adminId },
  ]);
  await world.store.close();
});

it('every laptop is told and holds nothing of the pupil; a new laptop holds the same as the others', async () => {
  await erase();
  const page = await world.sendFrom(room)('pull', { cursor: await room.cursor() });
  const cells = ['register', 'contact', 'sensitive'].map((tier) => ({
    centre: world.centre,
    subject: pupilId(child),
    tier,
  }));
  expect(page.ok && page.value.left.toSorted((a, b) => (a.tier < b.tier ? -1 : 1))).toEqual(
    cells.toSorted((a, b) => (a.tier < b.tier ? -1 : 1)),
  );
  await sync(world, room);
  await sync(world, office);
  const fresh = newDevice();
  await enrolOn(world, fresh, 'ruth', { code: await deviceCode() });
  await pull(world, fresh);
  for (const device of [room, office, fresh])
    expect([...device.holding.values()].filter(({ pupil }) => pupil === pupilId(child))).toEqual([]);
  expect(fresh.holding).toEqual(room.holding);
  expect(standingCode(room, { pupil: 4 })).toBe('/');
  await world.store.close();
});

async function deviceCode(): Promise<string> {
  const given = await world.store.write((tx) =>
    giveCode(tx, world.ports, { kind: 'device', centre: world.centre, staff: null }),
  );
  return given.code;
}

it('what a laptop that was away sends about the pupil is refused and not kept; the rest of the same entry stands', async () => {
  const changes = [
    marked({ pupil: child, session: 'PM' }, { code: 'O' }),
    marked({ pupil: 5, session: 'PM' }, { code: '/' }),
    set('pupil', pupilId(child), pupilId(child), { phone: [secretPhone, '01632 960888'] }),
  ];
  const n = room.write({ by: 'ruth', at: 2, changes });
  await erase();
  await sync(world, room);
  const codes = room.results.get(n)?.outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.is));
  expect(codes).toEqual(['erased', 'applied', 'erased']);
  const words = await everyWord(world.url);
  expect(words).not.toContain('01632 960888');
  expect(words).not.toContain(`enrolment-${child}|`);
  const [commit] = await room.unsent(n - 1, 1);
  if (commit === undefined) throw new Error('No commit');
  expect(await world.sendFrom(room)('push', { commits: [commit] })).toMatchObject({
    ok: true,
    value: { results: [room.results.get(n)] },
  });
  expect(held(room, 'mark', changes[1]?.key ?? '')).toBeDefined();
  await world.store.close();
});

it('a restore of a backup from before brings nobody back, and every laptop is told again', async () => {
  const file = join(folder, 'before');
  await backUp({ databaseUrl: world.url, file, secret: null, now: startOfTests });
  const secrets = await secretsOfChild(world.url);
  await erase();
  const asked = { databaseUrl: world.url, file, secret: null, now: startOfTests, giveUpNewer: true };
  expect(await restore({ ...asked, ledger })).toMatchObject({ ok: true });
  const words = await everyWord(world.url);
  for (const secret of secrets) expect(words).not.toContain(secret);
  expect(await world.sendFrom(room)('pull', { cursor: await room.cursor() })).toMatchObject({
    ok: true,
    value: { startAgain: {}, erased: [{ centre: world.centre, pupil: pupilId(child) }] },
  });
  await sync(world, room);
  expect(standingCode(room, { pupil: child })).toBeUndefined();
  expect(standingCode(room, { pupil: 4 })).toBe('/');
  await world.store.close();
});

it('a database put back by other means is cleared when the endpoint starts on it; erasures of another process reach the ledger', async () => {
  const elsewhere = { centre: world.centre, pupil: pupilId(5), why: 'severed' as const, by: adminId, at: 3 };
  await erase();
  const own = fileLedger(join(folder, 'of-another-process.jsonl'));
  await own.append(elsewhere);
  await own.append({ ...elsewhere, centre: 'of-another-la' });
  expect(await reconcileErasures(world.ports, own)).toBe(1);
  expect(await reconcileErasures(world.ports, own)).toBe(0);
  expect((await own.all()).map(({ pupil }) => pupil)).toEqual([pupilId(5), pupilId(5), pupilId(child)]);
  expect(await ask(world.url, 'select 1 from record_tier where pupil = $1', [pupilId(5)])).toEqual([]);
  await world.store.close();
});

it('nobody is erased without a ledger, twice, or where there is nobody', async () => {
  expect(await erase(pupilId(child), null)).toMatchObject({ ok: false, error: { code: 'no-ledger' } });
  expect(await ask(world.url, 'select 1 from record_tier where pupil = $1 limit 1', [pupilId(child)])).toHaveLength(1);
  expect(await erase('pupil-who-never-was')).toMatchObject({ ok: false, error: { code: 'nothing-here' } });
  expect(await ledger.all()).toEqual([]);
  const first = await erase();
  expect(await erase()).toEqual(first);
  expect(await ledger.all()).toHaveLength(1);
  await world.store.close();
});

it('a line of the ledger that a power cut left half written is passed over, and the next begins a line of its own', async () => {
  const entry = { centre: 'a', pupil: 'b', why: 'retention' as const, by: 'c', at: 1 };
  await ledger.append(entry);
  await appendFile(ledgerFile, '{"centre":"a","pu');
  await ledger.append({ ...entry, at: 2 });
  expect((await ledger.all()).map(({ at }) => at)).toEqual([1, 2]);
  expect((await readFile(ledgerFile, 'utf8')).endsWith('\n')).toBe(true);
  await world.store.close();
});
