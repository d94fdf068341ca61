import type { Transaction } from 'dexie';
import { firstStore } from './0001-first-store.ts';

/** One numbered step of the store. Steps are frozen once released: the newest alone says what the store is now. */
export interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

export const migrations: readonly Migration[] = [firstStore];

/** The format this app writes. A store with a higher number is never opened. */
export const storeVersion = Math.max(...migrations.map((migration) => migration.version));
