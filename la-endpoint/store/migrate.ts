import first from '../migrations/0001-first.sql?raw';
import views from '../migrations/0002-readable-views.sql?raw';
import erasure from '../migrations/0003-erasure.sql?raw';
import boxKey from '../migrations/0004-box-key.sql?raw';
import codeUsedBy from '../migrations/0005-code-used-by.sql?raw';
import vouched from '../migrations/0006-vouched-by.sql?raw';
import guests from '../migrations/0007-guests.sql?raw';
import copied from '../migrations/0008-copied-laptops.sql?raw';
import onePerson from '../migrations/0009-one-person.sql?raw';
import exports from '../migrations/0010-exports.sql?raw';
import type pg from 'pg';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** In order, dense from 1, never changed once released. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'first', sql: first },
  { number: 2, name: 'readable views', sql: views },
  { number: 3, name: 'erasure', sql: erasure },
  { number: 4, name: 'box key', sql: boxKey },
  { number: 5, name: 'code used by', sql: codeUsedBy },
  { number: 6, name: 'vouched by', sql: vouched },
  { number: 7, name: 'guests', sql: guests },
  { number: 8, name: 'copied laptops', sql: copied },
  { number: 9, name: 'one person', sql: onePerson },
  { number: 10, name: 'exports', sql: exports },
];

/** Which migrations a schema has had. */
export const migrationTable =
  'create table if not exists migration (number integer primary key, name text not null, ran_at timestamptz not null default now())';

/** Any number that no other program of the database would use. */
export const migrationLock = 716_203_491;

/**
 * Brings the schema up to date, one migration a transaction, one process at a time. Refuses a database that a newer
 * endpoint has written. Returns the numbers it ran.
 */
export async function migrate(client: pg.Client, wanted: readonly Migration[] = migrations): Promise<number[]> {
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    await client.query(migrationTable);
    const newest = await newestMigration(client);
    if (newest > wanted.length)
      throw new Error('This database was written by a newer endpoint. Start that one, or restore a backup.');
    const ran: number[] = [];
    for (const migration of wanted.slice(newest)) {
      await client.query('begin');
      try {
        await runMigration(client, migration);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
      ran.push(migration.number);
    }
    return ran;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  }
}

/** The newest migration a schema has had; 0 for none. Its table must be there. */
export async function newestMigration(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ number: number | null }>('select max(number) as number from migration');
  return rows[0]?.number ?? 0;
}

/** One migration, in the transaction of the caller. */
export async function runMigration(client: pg.Client, { number, name, sql }: Migration): Promise<void> {
  await client.query(sql);
  await client.query('insert into migration (number, name) values ($1, $2)', [number, name]);
}
