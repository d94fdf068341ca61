import { createHash } from 'node:crypto';
import type pg from 'pg';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { newsChannel } from '../store/log-store.ts';
import { migrationLock, migrations, migrationTable, runMigration } from '../store/migrate.ts';
import {
  backupFormat,
  columnsOf,
  endLine,
  headLine,
  tableLine,
  type BackupEnd,
  type BackupHead,
  type Column,
} from './lines.ts';
import { keptTables, leftOutTables, isKeptTable, type KeptTable } from './tables.ts';

export interface RestoreInput {
  readonly lines: AsyncIterable<string>;
  /** The operator said plainly that what came after the backup may be given up. */
  readonly giveUpNewer: boolean;
  readonly now: number;
  /** A fresh random epoch: the life of the database that begins here. */
  readonly newEpoch: string;
  /** Runs on the restored tables before anybody sees them. */
  readonly afterwards: () => Promise<void>;
}

export interface Restored {
  readonly head: BackupHead;
  readonly rows: Readonly<Record<string, number>>;
  /** Entries of the log that were here and are not in the backup. */
  readonly gaveUp: number;
}

/** Ends the transaction with words for the operator. */
class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Puts a backup in the place of whatever the schema holds, in one transaction: all of it or nothing. The log's life ends
 * at the backup's number and a new one begins, so that devices know that what they were told after it is gone. Refuses where
 * the database holds what the backup does not, unless told to give it up.
 */
export async function restoreBackup(client: pg.Client, input: RestoreInput): Promise<Result<Restored>> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    const restored = await restoreIn(client, input);
    await client.query('commit');
    return ok(restored);
  } catch (error) {
    await client.query('rollback');
    if (error instanceof Refused) return refused(error.code, error.message);
    throw error;
  }
}

async function restoreIn(client: pg.Client, { lines, giveUpNewer, now, newEpoch, afterwards }: RestoreInput) {
  const reader = new LineReader(lines);
  const head = readHead(await reader.next());
  await lockTables(client);
  const earlier = await earlierLives(client);
  await dropTables(client);
  await client.query(migrationTable);
  for (const migration of migrations.slice(0, head.migration)) await runMigration(client, migration);
  const rows = await fillTables(client, reader);
  const gaveUp = earlier === null ? 0 : await countGivenUp(client);
  if (gaveUp > 0 && !giveUpNewer) {
    throw new Refused(
      'newer-here',
      `This database holds ${gaveUp} ${gaveUp === 1 ? 'entry' : 'entries'} that the backup does not. Restoring would ` +
        'give them up: only what laptops still have comes back. If that is what you want, run it again with --give-up-newer.',
    );
  }
  for (const migration of migrations.slice(head.migration)) await runMigration(client, migration);
  await beginNewLife(client, { head, earlier, now, newEpoch });
  await afterwards();
  await client.query(`select pg_notify($1, current_schema() || ' ' || id) from centre`, [newsChannel]);
  return { head, rows, gaveUp };
}

/** Reads line by line and adds up what the end must confirm. */
class LineReader {
  readonly #lines: AsyncIterator<string>;
  readonly #hash = createHash('sha256');

  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async next(): Promise<string> {
    const line = await this.#lines.next();
    if (line.done === true) throw damaged();
    if (!line.value.startsWith('{"end":')) this.#hash.update(`${line.value}\n`);
    return line.value;
  }

  /** Whether what was read is what was written. */
  async confirms({ rows, sha256 }: BackupEnd, found: Readonly<Record<string, number>>): Promise<boolean> {
    const isSame = JSON.stringify(rows) === JSON.stringify(found) && sha256 === this.#hash.digest('hex');
    return isSame && (await this.#lines.next()).done === true;
  }
}

function damaged(): Refused {
  return new Refused('damaged', 'The backup file is damaged or not whole. Nothing was changed.');
}

function parsed<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }, line: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw damaged();
  }
  const { success, data } = schema.safeParse(value);
  if (!success || data === undefined) throw damaged();
  return data;
}

function readHead(line: string): BackupHead {
  const head = parsed(headLine, line);
  if (head.format > backupFormat || head.migration > migrations.length)
    throw new Refused('too-new', 'A newer endpoint made this backup. Update this one, then restore it.');
  return head;
}

/** Nobody reads or writes until the restore has ended; who waits goes on in the new life. */
async function lockTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema() and tablename = any($1)`,
    [[...keptTables, ...leftOutTables]],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => `"${name}"`).join(', ');
  await client.query(`set local lock_timeout = '${lockSeconds}s'`);
  await client.query(`lock table ${names} in access exclusive mode`).catch(() => {
    throw new Refused('in-use', 'The database is in use. Stop every process of the endpoint, then restore again.');
  });
  await client.query('set local lock_timeout = 0');
}

interface EarlierLives {
  readonly epoch: string;
  readonly number: number;
  readonly ends: readonly { epoch: string; upTo: number }[];
}

/** The lives of what the schema holds now, its log set aside to compare; null where it is empty. */
async function earlierLives(client: pg.Client): Promise<EarlierLives | null> {
  const { rows: tables } = await client.query(
    `select 1 from pg_tables where schemaname = current_schema() and tablename = 'la'`,
  );
  if (tables.length === 0) return null;
  const { rows } = await client.query<{ epoch: string; number: string }>('select epoch, number from la');
  const [la] = rows;
  if (la === undefined) return null;
  await client.query('create temporary table earlier_log on commit drop as select number, device, n from log');
  const ends = await client.query<{ epoch: string; up_to: string }>('select epoch, up_to from epoch_end');
  return {
    epoch: la.epoch,
    number: Number(la.number),
    ends: ends.rows.map(({ epoch, up_to }) => ({ epoch, upTo: Number(up_to) })),
  };
}

/** How many entries of the log that was here are not in the restored one. */
async function countGivenUp(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from earlier_log e left join log l on l.number = e.number and l.device = e.device and l.n = e.n
     where l.number is null`,
  );
  return Number(rows[0]?.count ?? 0);
}

async function dropTables(client: pg.Client): Promise<void> {
  for (const table of [...leftOutTables, ...keptTables.toReversed()])
    await client.query(`drop table if exists "${table}" cascade`);
}

const lockSeconds = 10;
const rowsAtOnce = 200;
const charactersAtOnce = 8_000_000;

interface Filling {
  readonly table: KeptTable;
  readonly columns: readonly Column[];
}

async function fillTables(client: pg.Client, reader: LineReader): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  let filling: Filling | null = null;
  let waiting: string[] = [];
  let characters = 0;
  for (;;) {
    const line = await reader.next();
    const isRow = line.startsWith('[');
    if (
      filling !== null &&
      waiting.length > 0 &&
      (!isRow || waiting.length >= rowsAtOnce || characters >= charactersAtOnce)
    ) {
      await insertRows(client, filling, waiting);
      waiting = [];
      characters = 0;
    }
    if (isRow) {
      if (filling === null) throw damaged();
      found[filling.table] = (found[filling.table] ?? 0) + 1;
      characters += line.length;
      waiting.push(line);
    } else if (line.startsWith('{"end":')) {
      if (!(await reader.confirms(parsed(endLine, line).end, found))) throw damaged();
      return found;
    } else {
      filling = await fillingOf(client, line);
      found[filling.table] = 0;
    }
  }
}

async function fillingOf(client: pg.Client, line: string): Promise<Filling> {
  const { table, columns: names } = parsed(tableLine, line);
  if (!isKeptTable(table)) throw damaged();
  const known = await columnsOf(client, table);
  const columns = names.map((name) => known.find((column) => column.name === name));
  return {
    table,
    columns: columns.map((column) => {
      if (column === undefined) throw damaged();
      return column;
    }),
  };
}

async function insertRows(client: pg.Client, { table, columns }: Filling, lines: readonly string[]): Promise<void> {
  const values = columns.map(({ type }, index) => `(r->>${index})::${type}`).join(', ');
  await client.query(
    `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) overriding system value
     select ${values} from json_array_elements($1::json) as r`,
    [`[${lines.join(',')}]`],
  );
  for (const { name, isIdentity } of columns) {
    if (!isIdentity) continue;
    // The next row's own number comes after the highest of these.
    await client.query(
      `select setval(pg_get_serial_sequence(quote_ident(current_schema()) || '."${table}"', $1), max("${name}")) from "${table}"`,
      [name],
    );
  }
}

interface NewLife {
  readonly head: BackupHead;
  readonly earlier: EarlierLives | null;
  readonly now: number;
  readonly newEpoch: string;
}

/** Ends the backup's life at its number, and the lives that were here where their log parts from the backup's. */
async function beginNewLife(client: pg.Client, { head, earlier, now, newEpoch }: NewLife): Promise<void> {
  const end = (epoch: string, upTo: number): Promise<unknown> =>
    client.query('insert into epoch_end (epoch, up_to, ended_at) values ($1, $2, $3) on conflict do nothing', [
      ...[epoch, upTo, now],
    ]);
  await end(head.epoch, head.number);
  if (earlier !== null) {
    const { rows } = await client.query<{ first: string | null }>(
      `select min(number) as first from earlier_log e full join log l using (number)
       where e.device is distinct from l.device or e.n is distinct from l.n`,
    );
    const common = Math.min(head.number, Number(rows[0]?.first ?? head.number + 1) - 1);
    await end(earlier.epoch, Math.min(earlier.number, common));
    for (const { epoch, upTo } of earlier.ends) await end(epoch, Math.min(upTo, common));
  }
  await client.query('update la set epoch = $1', [newEpoch]);
  await client.query(`insert into access_log (at, act, details) values ($1, 'restore', $2)`, [
    now,
    JSON.stringify({ takenAt: head.takenAt, number: head.number }),
  ]);
}
