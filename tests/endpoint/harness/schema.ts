import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

const randomNameBytes = 6;

/** Transactions as ever, but nobody waits for the disk: for tests in which the server itself never falls. */
export const withoutDisk = '-csynchronous_commit=off';

/** The address of a fresh, empty schema of the run's database; it goes when the test file is done. */
export async function freshSchema(settings = ''): Promise<string> {
  const databaseUrl = inject('databaseUrl');
  const schema = `test_${randomBytes(randomNameBytes).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create schema ${schema}`);
  afterAll(() => run(`drop schema ${schema} cascade`));
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-csearch_path=${schema} ${settings}`.trim());
  return url.toString();
}

/** Looks into the schema as somebody of the LA would. */
export async function ask<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<Row>(sql, values)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}
