import pg from 'pg';
import { expect, it } from 'vitest';
import { migrate, migrations } from '../../la-endpoint/store/migrate.ts';
import { ask, freshSchema } from './harness/schema.ts';

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

const next = migrations.length + 1;

it('every migration runs once, in order, also when two processes start together', async () => {
  const url = await freshSchema();
  const ran = await Promise.all([
    withClient(url, (client) => migrate(client)),
    withClient(url, (client) => migrate(client)),
  ]);
  expect(ran.flat().toSorted((a, b) => a - b)).toEqual(migrations.map(({ number }) => number));
  expect(await withClient(url, (client) => migrate(client))).toEqual([]);
});

it('a migration that fails leaves nothing of itself behind, and runs whole the next time', async () => {
  const url = await freshSchema();
  const broken = [
    ...migrations,
    { number: next, name: 'broken', sql: 'create table half (id integer); select nothing from nowhere' },
  ];
  await expect(withClient(url, (client) => migrate(client, broken))).rejects.toThrow('nowhere');
  expect(await ask(url, `select 1 from pg_tables where tablename = 'half' and schemaname = current_schema()`)).toEqual(
    [],
  );
  const mended = [...migrations, { number: next, name: 'mended', sql: 'create table half (id integer)' }];
  expect(await withClient(url, (client) => migrate(client, mended))).toEqual([next]);
});

it('an older endpoint refuses a database that a newer one wrote', async () => {
  const url = await freshSchema();
  await withClient(url, (client) => migrate(client));
  await expect(withClient(url, (client) => migrate(client, migrations.slice(0, 1)))).rejects.toThrow('newer endpoint');
});
