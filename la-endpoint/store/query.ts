import pg from 'pg';

/** Big integers, and so count(*), come out as plain numbers: none of ours reaches 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

type Scalar = string | number | boolean | null | Uint8Array;
export type Value = Scalar | readonly Scalar[];

/** Each statement's name on every connection: PostgreSQL reads it once there, and keeps how it goes about it. */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql) ?? `s${names.size}`;
  names.set(sql, known);
  return known;
}

/** One connection in a transaction, or the pool. */
export interface Queries {
  rows<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>;
  /** The same, looked at anew each time: for tables that grow by the thousand while a way that suited a few rows is kept. */
  rowsOfMany<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>;
  run(sql: string, values?: readonly Value[]): Promise<void>;
}

export function queriesOf(client: pg.Pool | pg.PoolClient | pg.Client): Queries {
  const query = (statement: pg.QueryConfig, values: readonly Value[] = []): Promise<pg.QueryResult> =>
    client.query({ ...statement, values: values.map(asParameter), types });
  const kept = (text: string): pg.QueryConfig => ({ name: nameOf(text), text });
  return {
    // The caller names the columns it selects; the tests run every statement.
    rows: async <Row>(sql: string, values?: readonly Value[]) => (await query(kept(sql), values)).rows as Row[],
    rowsOfMany: async <Row>(text: string, values?: readonly Value[]) => (await query({ text }, values)).rows as Row[],
    run: async (sql, values) => {
      await query(kept(sql), values);
    },
  };
}

/** Those of one transaction: work of it that goes on after it has ended cannot reach into the connection's next one. */
export function endableQueries(client: pg.PoolClient): Queries & { readonly end: () => void } {
  const db = queriesOf(client);
  let isOver = false;
  const whileItLasts = <T>(run: () => Promise<T>): Promise<T> =>
    isOver ? Promise.reject(new Error('A statement after the end of its transaction')) : run();
  return {
    rows: (sql, values) => whileItLasts(() => db.rows(sql, values)),
    rowsOfMany: (sql, values) => whileItLasts(() => db.rowsOfMany(sql, values)),
    run: (sql, values) => whileItLasts(() => db.run(sql, values)),
    end: () => {
      isOver = true;
    },
  };
}

function asParameter(value: Value): unknown {
  if (isList(value)) return value.map(asParameter);
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

function isList(value: Value): value is readonly Scalar[] {
  return Array.isArray(value);
}
