import type { Migration } from './migration.ts';

/** Entries of other laptops, kept for the day the endpoint is restored. Sealed; the key is a day and a plain number. */
export const keptEntries: Migration = {
  version: 3,
  stores: { kept: '[day+seq]' },
};
