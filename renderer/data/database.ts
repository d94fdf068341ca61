import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Role } from '../../shared/centre/staff.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import type { Stretch } from './crypto/passphrase.ts';
import type { Keyring } from './crypto/keyring.ts';
import { guardWrites } from './write-guard.ts';
import { sealTables } from './sealing.ts';
import { migrations } from './migrations/migrations.ts';

export type CentreKind = 'sample' | 'real';
export const databaseNames: Record<CentreKind, string> = { sample: 'waymark-sample', real: 'waymark-centre' };

/** Bytes by tier: plain in memory, sealed on the disk by the middleware. */
export type Parts = Partial<Record<Tier, Uint8Array>>;

export interface SealedRow {
  p: Parts;
  /** Parts of tiers the member does not hold, still sealed; they are put back as they were. */
  locked?: Parts;
}
export interface CommitRow extends SealedRow {
  device: string;
  n: number;
  proof: Uint8Array;
}
/** Held records of one type whose keys fall in one bucket (packs.ts). */
export interface PackRow extends SealedRow {
  type: string;
  bucket: number;
}
export interface RecordRow extends SealedRow {
  type: string;
  key: string;
  pupil?: string;
  date?: string;
}
export interface SheetRow extends SealedRow {
  halfTerm: string;
  enrolment: string;
}
export interface CounterRow extends SealedRow {
  year: number;
  enrolment: string;
}
export interface MetaRow {
  name: string;
  value: unknown;
}
/** How a member of staff signs in. The name is plain: the sign-in screen lists it. */
export interface MemberRow {
  id: string;
  name: string;
  position: string;
  role: Role;
  stretch: Stretch;
  publicKey: Uint8Array;
  sealedPrivateKey: Uint8Array;
  /** Whether this laptop's own secret is part of the key; a passphrase that is not so bound works on a restored copy. */
  boundToDevice: boolean;
  leftOn?: string;
}
/** Public reference data (Get Information about Schools), plain and indexed: it is about no person. */
export interface SchoolRow {
  urn: string;
  dfeNumber: string;
  nameKey: string;
  name: string;
  type: string;
  status: string;
  phase: string;
  address: string;
  postcode: string;
  phone: string;
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

  /** The keys of whoever is signed in; null while locked, when no sealed table can be read or written. */
  keyring: Keyring | null = null;

  constructor(name: string, options: { durability?: 'strict' | 'relaxed' } = {}) {
    // Dexie's own cache would keep opened rows in memory past a lock. Opened again by itself after another window deleted
    // the store, it would be made anew and empty, and take commits as if nothing had happened.
    super(name, { chromeTransactionDurability: options.durability ?? 'strict', cache: 'disabled', autoOpen: false });
    for (const migration of migrations) {
      const version = this.version(migration.version).stores(migration.stores);
      if (migration.upgrade !== undefined) version.upgrade(migration.upgrade);
    }
    guardWrites(this);
    sealTables(this);
  }
}
