import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Keyring } from './crypto/keyring.ts';
import type {
  CommitRow,
  ContestRow,
  CounterRow,
  ExchangeRow,
  KeptRow,
  MemberRow,
  MetaRow,
  OutcomeRow,
  PackRow,
  ParcelRow,
  RecordRow,
  SchoolRow,
  SheetRow,
} from './rows.ts';
import { guardWrites } from './write-guard.ts';
import { sealTables } from './sealing.ts';
import { migrations } from './migrations/migrations.ts';

export type CentreKind = 'sample' | 'real';
export const databaseNames: Record<CentreKind, string> = { sample: 'waymark-sample', real: 'waymark-centre' };
/** Where a centre gathers that a laptop with a centre of its own is about to join: nothing works on it but the joining. */
export const joiningName = 'waymark-joining';
/** Where the registers of a centre are worked on while its own store is withheld (lease/open-registers.ts). */
export function leaseStoreName(name: string): string {
  return `${name}-registers`;
}

export class WaymarkDatabase extends Dexie {
  declare meta: EntityTable<MetaRow, 'name'>;
  declare members: EntityTable<MemberRow, 'id'>;
  declare commits: Table<CommitRow, [string, number]>;
  declare packs: Table<PackRow, [string, number]>;
  declare records: Table<RecordRow, [string, string]>;
  declare codes: Table<SheetRow, [string, string]>;
  declare details: Table<SheetRow, [string, string]>;
  declare counters: Table<CounterRow, [number, string]>;
  declare schools: EntityTable<SchoolRow, 'urn'>;
  declare exchange: Table<ExchangeRow, string>;
  declare outcomes: Table<OutcomeRow, [string, number]>;
  declare contests: Table<ContestRow, [string, string]>;
  declare inbox: Table<ParcelRow, number>;
  declare staging: Table<ParcelRow, number>;
  declare deferred: Table<ParcelRow, number>;
  declare kept: Table<KeptRow, [number, number]>;

  /** The keys of whoever is signed in; null while locked, when no sealed table can be read or written. */
  keyring: Keyring | null = null;

  /** Strict: a transaction is complete only when the disk says so. Anything else is for measurements. */
  readonly durability: 'strict' | 'relaxed';

  constructor(name: string, { durability = 'strict' }: { durability?: 'strict' | 'relaxed' } = {}) {
    // Dexie's own cache would keep opened rows in memory past a lock. Opened again by itself after another window deleted
    // the store, it would be made anew and empty, and take commits as if nothing had happened.
    super(name, { chromeTransactionDurability: durability, cache: 'disabled', autoOpen: false });
    this.durability = durability;
    for (const migration of migrations) {
      const version = this.version(migration.version).stores(migration.stores);
      if (migration.upgrade !== undefined) version.upgrade(migration.upgrade);
    }
    guardWrites(this);
    sealTables(this);
  }
}
