import { firstStore } from './0001-first-store.ts';
import { exchange } from './0002-exchange.ts';
import { keptEntries } from './0003-kept-entries.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [firstStore, exchange, keptEntries];

/** The format this app writes. A store with a higher number is never opened. */
export const storeVersion = Math.max(...migrations.map((migration) => migration.version));
