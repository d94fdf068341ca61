import { Dexie, type DBCoreTransaction, type Table } from 'dexie';
import type { WaymarkDatabase } from './database.ts';
import { guardedCore, markAsDoor } from './write-guard.ts';

/**
 * Opens the only kind of transaction in which tables may be written. Called by commit.ts, settle.ts and the few keepers
 * of plain tables beside them (members, meta, directory, restore); lint keeps everyone else away.
 */
export function writing<T>(database: WaymarkDatabase, tables: readonly Table[], work: () => Promise<T>): Promise<T> {
  return database.transaction('rw', [...tables], async () => {
    markAsDoor(Dexie.currentTransaction);
    return work();
  });
}

/**
 * Adds one row in a transaction of its own and answers when it is complete on the disk. The same layers below (guard, sealing,
 * strict durability) without Dexie's zones, which cost a mark more than all our sealing. Rejects with the transaction's error.
 */
export function adding(database: WaymarkDatabase, tableName: string, row: object): Promise<void> {
  const { durability } = database;
  const core = guardedCore(database);
  // Dexie's core hands out the browser's own transaction; its type names only what the core itself uses.
  const transaction = core.transaction([tableName], 'readwrite', { durability }) as unknown as IDBTransaction &
    DBCoreTransaction;
  markAsDoor({ idbtrans: transaction });
  return new Promise((resolve, reject) => {
    let failure: unknown = null;
    transaction.addEventListener('complete', () => {
      resolve();
    });
    transaction.addEventListener('abort', () => {
      reject(asError(failure ?? transaction.error));
    });
    core
      .table(tableName)
      .mutate({ type: 'add', trans: transaction, values: [row] })
      .then(({ failures }) => {
        failure = failures[0] ?? null;
        if (failure !== null) transaction.abort();
      })
      .catch((reason: unknown) => {
        failure = reason;
        abortIfOpen(transaction);
      });
  });
}

function abortIfOpen(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already; its own event tells the rest.
  }
}

function asError(reason: unknown): Error {
  if (reason instanceof Error) return reason;
  // A DOMException is not an Error in every browser; its name is what callers look at.
  const name = typeof reason === 'object' && reason !== null && 'name' in reason ? String(reason.name) : 'AbortError';
  return Object.assign(new Error(name), { name });
}
