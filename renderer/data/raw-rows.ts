import type { WaymarkDatabase } from './database.ts';

export type RawRow = Readonly<Record<string, unknown>>;

const rowsPerPage = 500;

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The store could not be read'));
    };
  });
}

function keyOf(row: RawRow, keyPath: string | string[]): IDBValidKey {
  // Every table's key is one field or a list of them, and every row was stored under it.
  return (typeof keyPath === 'string' ? row[keyPath] : keyPath.map((name) => row[name])) as IDBValidKey;
}

/**
 * Reads tables as they lie on the disk, still sealed, page by page, all in one read-only transaction: one moment of the
 * store. `take` must not wait for anything.
 */
export async function readRaw(
  database: WaymarkDatabase,
  tables: readonly string[],
  take: (table: string, rows: readonly RawRow[]) => void,
): Promise<void> {
  const transaction = database.backendDB().transaction([...tables], 'readonly');
  for (const table of tables) {
    const store = transaction.objectStore(table);
    let range: IDBKeyRange | null = null;
    for (;;) {
      // Every row of ours is an object.
      const rows: RawRow[] = await answerOf(store.getAll(range, rowsPerPage) as IDBRequest<RawRow[]>);
      if (rows.length > 0) take(table, rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < rowsPerPage || store.keyPath === null) break;
      range = IDBKeyRange.lowerBound(keyOf(last, store.keyPath), true);
    }
  }
}
