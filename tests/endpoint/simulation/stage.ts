import pg from 'pg';
import { backupLines } from '../../../la-endpoint/backup/lines.ts';
import { restoreBackup } from '../../../la-endpoint/backup/restore.ts';
import { keptTables, leftOutTables } from '../../../la-endpoint/backup/tables.ts';
import type { PostgresStore } from '../../../la-endpoint/store/postgres.ts';
import { created } from '../../../shared/sync/create.ts';
import { randomFrom } from '../../../shared/sample/random.ts';
import { smallCentre } from '../../factories/small-centre.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
import {
  adminId,
  admit,
  enrolOn,
  foundCentre,
  newDevice,
  openWorld,
  staffChange,
  startOfTests,
  sync,
  type World,
} from '../harness/world.ts';
import { crashing, nothingMet, type Weather } from './faults.ts';

export type Kind = 'office' | 'room' | 'tutor' | 'leaver' | 'revoked';

export interface Role {
  readonly device: HeadlessDevice;
  /** Everybody who works on this laptop. */
  readonly people: readonly string[];
  readonly kind: Kind;
}

/** Looks into the database, on a line of its own that stays open. */
export type Ask = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** A centre before a run begins, set up once: every run starts from the very same database and disks. */
export interface Stage {
  readonly world: World;
  readonly weather: Weather;
  readonly cast: readonly Role[];
  readonly reset: () => Promise<void>;
  readonly ask: Ask;
  readonly close: () => Promise<void>;
}

export const pupils = 24;
/** Few, so that people meet on the same ones. */
export const contestedPupils = 4;
const smallPage = { entries: 23, rows: 23, bytes: 20_000 };
/** Some pushes end in the middle: what went together stays or goes together, what went before stays. */
const fewTogether = 3;
const rooms = ['ruth', 'sam', 'tariq'] as const;

export async function setStage(url: string): Promise<Stage> {
  const weather: Weather = { random: randomFrom(0), met: nothingMet(), isStormy: false };
  const wrap = (store: PostgresStore): PostgresStore => crashing(store, weather);
  const world = await openWorld(url, { pageSize: smallPage, commitsTogether: fewTogether, wrap });
  const cast = await castOf(world);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask: Ask = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await client.query<Row>(sql, values)).rows;
  const kept = await keepAsItIs(ask);
  return {
    ...{ world, weather, cast, ask },
    reset: async () => {
      world.clock.now = startOfTests + 60_000;
      await kept.putBack();
    },
    close: async () => {
      await world.store.close();
      await kept.forget();
      await client.end();
    },
  };
}

async function castOf(world: World): Promise<Role[]> {
  const keyWorkers = [...rooms, 'leo'].map((id) => staffChange(id, 'keyWorker'));
  const contacts = Array.from({ length: contestedPupils }, (_, index) =>
    created('contact', `contact-${index + 1}`, { pupil: `pupil-${index + 1}`, order: 1, name: 'Ari Example' }),
  );
  const office = await foundCentre(world, [
    ...smallCentre(pupils).changes,
    ...contacts,
    ...keyWorkers,
    staffChange('lena', 'lead'),
  ]);
  const cast: Role[] = [{ device: office, people: [adminId], kind: 'office' }];
  for (const person of [...rooms, 'leo']) {
    const device = newDevice();
    await admit(world, office, device, { staff: person, role: 'keyWorker' });
    cast.push({ device, people: [person], kind: person === 'leo' ? 'leaver' : 'room' });
  }
  await shareLaptops(world, cast);
  const tutor = newDevice();
  await admit(world, office, tutor, { staff: 'tess', role: 'providerTutor', groups: ['group-1'] });
  cast.push({ device: tutor, people: ['tess'], kind: 'tutor' });
  for (const { device } of cast) await sync(world, device);
  return cast;
}

/** Sam's laptop is Ruth's too: two people on one laptop, and one person on two. */
async function shareLaptops(world: World, cast: Role[]): Promise<void> {
  const place = cast.findIndex(({ people }) => people[0] === 'sam');
  const shared = cast[place];
  if (shared === undefined) throw new Error('Sam has no laptop');
  await enrolOn(world, shared.device, 'ruth', {});
  cast[place] = { ...shared, people: ['sam', 'ruth'] };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

interface KeptSchema {
  readonly putBack: () => Promise<unknown>;
  readonly forget: () => Promise<unknown>;
}

/** Sets the schema as it is aside, in another one. */
async function keepAsItIs(ask: Ask): Promise<KeptSchema> {
  const [schema] = await ask<{ name: string }>('select current_schema() as name');
  const copy = `${schema?.name ?? ''}_kept`;
  const copied = keptTables.map((table) => `create table ${copy}.${table} as table ${table}`);
  await ask(`create schema ${copy}; ${copied.join('; ')}`);
  // Row by row: the tables hold little, and truncated ones would each begin a new file.
  const emptied = [...leftOutTables.filter((table) => table !== 'migration'), ...keptTables.toReversed()].map(
    (table) => `delete from ${table}`,
  );
  const filled = keptTables.map(
    (table) => `insert into ${table} overriding system value select * from ${copy}.${table}`,
  );
  return {
    putBack: () => ask([...emptied, ...filled].join('; ')),
    forget: () => ask(`drop schema ${copy} cascade`),
  };
}

/** A backup as the endpoint makes one, kept in memory. */
export function backedUp(url: string, now: number): Promise<string[]> {
  return withClient(url, async (client) => {
    const lines: string[] = [];
    for await (const line of backupLines(client, now)) lines.push(line);
    return lines;
  });
}

/** Restores it as the operator's command does: a new life of the database begins. */
export async function restoredFrom(
  url: string,
  lines: readonly string[],
  now: number,
  newEpoch: string,
): Promise<void> {
  const input = { lines: each(lines), giveUpNewer: true, now, newEpoch, afterwards: () => Promise.resolve() };
  const restored = await withClient(url, (client) => restoreBackup(client, input));
  if (!restored.ok) throw new Error(restored.error.message);
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* await Promise.resolve(lines);
}
