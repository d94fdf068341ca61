import { Dexie, type Table } from 'dexie';
import type { WaymarkDatabase } from './database.ts';
import { markAsDoor } from './write-guard.ts';

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
