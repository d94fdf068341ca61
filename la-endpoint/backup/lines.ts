import { createHash } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { newestMigration } from '../store/migrate.ts';
import { isKeptTable, keptTables, leftOutTables, type KeptTable } from './tables.ts';

/**
 * The text of a backup, line by line, each one JSON: a head; for each table a line with its name and columns, then a row a
 * line, every value in PostgreSQL's own text form; and an end with the number of rows of each table and the SHA-256 of all
 * lines before it (each with its line feed).
 */
export const backupFormat = 1;

export const headLine = z.strictObject({
  format: z.number().int(),
  /** The newest migration the schema had. */
  migration: z.number().int().min(1),
  epoch: z.string(),
  number: z.number().int().min(0),
  takenAt: z.number().int(),
});
export type BackupHead = z.infer<typeof headLine>;

export const tableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) });
export const endLine = z.strictObject({
  end: z.strictObject({ rows: z.record(z.string(), z.number().int()), sha256: z.string() }),
});
export type BackupEnd = z.infer<typeof endLine>['end'];

/** Rows fetched at once: a row may hold a commit of some megabytes. */
const rowsAtOnce = 100;
/** The text forms of values must not depend on a server's settings. */
const plainForms = `set local bytea_output = 'hex'; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'`;

/** Every line of a backup of the schema, as one moment saw it, while others go on writing. */
export async function* backupLines(client: pg.Client, takenAt: number): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const said = (value: unknown): string => {
    const line = typeof value === 'string' ? value : JSON.stringify(value);
    hash.update(`${line}\n`);
    return line;
  };
  await client.query('begin isolation level repeatable read read only');
  try {
    await client.query(plainForms);
    await refuseUnknownTables(client);
    yield said(await headOf(client, takenAt));
    const rows: Record<string, number> = {};
    for (const table of keptTables) {
      const columns = (await columnsOf(client, table)).map(({ name }) => name);
      yield said({ table, columns });
      let count = 0;
      for await (const line of rowsOf(client, table, columns)) {
        count += 1;
        yield said(line);
      }
      rows[table] = count;
    }
    const end: BackupEnd = { rows, sha256: hash.digest('hex') };
    yield JSON.stringify({ end });
  } finally {
    await client.query('rollback');
  }
}

/** A table nobody decided about would be lost without a word. */
async function refuseUnknownTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema()`,
  );
  const unknown = rows.filter(({ name }) => !isKeptTable(name) && !leftOutTables.includes(name));
  if (unknown.length > 0)
    throw new Error(`The backup does not know these tables: ${unknown.map(({ name }) => name).join(', ')}`);
}

async function headOf(client: pg.Client, takenAt: number): Promise<BackupHead> {
  const { rows } = await client.query<{ epoch: string; number: string }>('select epoch, number from la');
  const [la] = rows;
  if (la === undefined) throw new Error('The database has no LA yet');
  return {
    format: backupFormat,
    migration: await newestMigration(client),
    ...{ epoch: la.epoch, number: Number(la.number), takenAt },
  };
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isIdentity: boolean;
}

/** The columns of a table as the schema has them now. */
export async function columnsOf(client: pg.Client, table: KeptTable): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type, attidentity <> '' as "isIdentity"
     from pg_attribute where attrelid = (quote_ident(current_schema()) || '.' || quote_ident($1))::regclass
       and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows;
}

async function* rowsOf(client: pg.Client, table: KeptTable, columns: readonly string[]): AsyncGenerator<string> {
  const values = columns.map((name) => `"${name}"::text`).join(', ');
  await client.query(
    `declare backup_rows no scroll cursor for select json_build_array(${values})::text as line from "${table}"`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsAtOnce} from backup_rows`);
    for (const { line } of rows) yield line;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query('close backup_rows');
}
