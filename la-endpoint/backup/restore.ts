import type pg from 'pg';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { newsChannel } from '../store/log-store.ts';
import { migrationLock, migrations, migrationTable, runMigration } from '../store/migrate.ts';
import { backupFormat, headLine, type BackupHead } from './lines.ts';
import { fillTables, LineReader } from './fill-tables.ts';
import { parsed, Refused } from './refused.ts';
import { keptTables, leftOutTables } from './tables.ts';

export interface RestoreInput {
  readonly lines: AsyncIterable<string>;
  /** The operator said plainly that what came after the backup may be given up. */
  readonly giveUpNewer: boolean;
  readonly now: number;
  /** How long to wait for those who are using the database. */
  readonly lockSeconds?: number;
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

async function restoreIn(
  client: pg.Client,
  { lines, giveUpNewer, lockSeconds = usualLockSeconds, now, newEpoch, afterwards }: RestoreInput,
) {
  const reader = new LineReader(lines);
  const head = readHead(await reader.next());
  await lockTables(client, lockSeconds);
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

function readHead(line: string): BackupHead {
  const head = parsed(headLine, line);
  if (head.format > backupFormat || head.migration > migrations.length)
    throw new Refused('too-new', 'A newer endpoint made this backup. Update this one, then restore it.');
  return head;
}

const usualLockSeconds = 10;

/** Nobody reads or writes until the restore has ended; who waits goes on in the new life. */
async function lockTables(client: pg.Client, lockSeconds: number): Promise<void> {
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
