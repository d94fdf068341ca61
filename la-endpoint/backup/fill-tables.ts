import { createHash } from 'node:crypto';
import type pg from 'pg';
import { columnsOf, endLine, tableLine, type BackupEnd, type Column } from './lines.ts';
import { damaged, parsed } from './refused.ts';
import { isKeptTable, type KeptTable } from './tables.ts';

const rowsAtOnce = 200;
const charactersAtOnce = 8_000_000;

/** Reads line by line and adds up what the end must confirm. */
export class LineReader {
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

/** Classes of SQLSTATE that say the rows do not fit the tables: data, constraint, name. An altered file is met here before its sum is. */
const unfittingClasses = new Set(['22', '23', '42']);

function isUnfitting(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return unfittingClasses.has(code.slice(0, 2));
}

/** Puts every row of a backup into its empty table. Settles with the rows of each; throws Refused where a byte is not as it was written. */
export function fillTables(client: pg.Client, reader: LineReader): Promise<Record<string, number>> {
  return fill(client, reader).catch((error: unknown) => {
    throw isUnfitting(error) ? damaged() : error;
  });
}

interface Filling {
  readonly table: KeptTable;
  readonly columns: readonly Column[];
}

async function fill(client: pg.Client, reader: LineReader): Promise<Record<string, number>> {
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
