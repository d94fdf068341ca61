import type { Transaction } from 'dexie';

/** One numbered step of the store. Steps are frozen once released: the newest alone says what the store is now. */
export interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}
