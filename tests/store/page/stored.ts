import { database } from './hand.ts';

/** A whole store as a file can hold it: its shape and its rows as they lay on the disk, bytes as base 64. */
export interface StoredStore {
  readonly version: number;
  readonly tables: readonly {
    readonly name: string;
    readonly keyPath: string | string[] | null;
    readonly indexes: readonly {
      readonly name: string;
      readonly keyPath: string | string[];
      readonly multiEntry: boolean;
    }[];
    readonly rows: readonly unknown[];
  }[];
}

const bytesMark = '\u0000bytes:';

/** The open store as it lies on the disk, as text. */
export async function dumpStore(): Promise<string> {
  const raw = database().backendDB();
  const names = [...raw.objectStoreNames];
  const transaction = raw.transaction(names, 'readonly');
  const tables = await Promise.all(
    names.map(async (name) => {
      const table = transaction.objectStore(name);
      const indexes = [...table.indexNames].map((index) => {
        const { keyPath, multiEntry } = table.index(index);
        return { name: index, keyPath, multiEntry };
      });
      return { name, keyPath: table.keyPath, indexes, rows: await answer(table.getAll()) };
    }),
  );
  return JSON.stringify({ version: raw.version, tables }, (_, value: unknown) =>
    value instanceof Uint8Array ? bytesMark + btoa(String.fromCharCode(...value)) : value,
  );
}

/** Puts a stored store onto this device, past every layer of ours, as the version that wrote it left it. */
export async function putStored(name: string, text: string): Promise<void> {
  // Written by dumpStore.
  const stored = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(bytesMark)
      ? Uint8Array.from(atob(value.slice(bytesMark.length)), (character) => character.charCodeAt(0))
      : value,
  ) as StoredStore;
  const request = indexedDB.open(name, stored.version);
  request.onupgradeneeded = () => {
    for (const { name: table, keyPath, indexes, rows } of stored.tables) {
      const made = request.result.createObjectStore(table, { keyPath });
      for (const { name: index, keyPath: path, multiEntry } of indexes) made.createIndex(index, path, { multiEntry });
      for (const row of rows) made.put(row);
    }
  };
  (await answer(request)).close();
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The request failed'));
    };
  });
}
