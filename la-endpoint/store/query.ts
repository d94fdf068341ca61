import pg from 'pg';

/** Big integers, and so count(*), come out as plain numbers: none of ours reaches 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

type Scalar = string | number | boolean | null | Uint8Array;
export type Value = Scalar | readonly Scalar[];

/** One connection in a transaction, or the pool. */
export interface Queries {
  rows<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>;
  run(sql: string, values?: readonly Value[]): Promise<void>;
}

export function queriesOf(client: pg.Pool | pg.PoolClient | pg.Client): Queries {
  const query = (text: string, values: readonly Value[] = []): Promise<pg.QueryResult> =>
    client.query({ text, values: values.map(asParameter), types });
  return {
    // The caller names the columns it selects; the tests run every statement.
    rows: async <Row>(sql: string, values?: readonly Value[]) => (await query(sql, values)).rows as Row[],
    run: async (sql, values) => {
      await query(sql, values);
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
