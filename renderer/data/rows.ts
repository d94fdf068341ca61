import type { MemberRole } from '../../shared/centre/staff.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import type { Stretch } from './crypto/stretch.ts';

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
  /** Parts for the endpoint alone, so that a colleague who may not read them can deliver the commit (commit-box.ts). */
  box?: Uint8Array;
  /** Its content left this laptop's scope: all of it is in the box alone (sync/wipe-own.ts). */
  isWiped?: true;
  /** Whom it was about, by digests that tell no id, so that an erasure finds the box. */
  wipedAbout?: readonly string[];
  /** Some of it was erased: it is not what its proof and the endpoint's digest are over any more. */
  isEmptied?: true;
  /** Under which identities of this laptop it stood before, oldest first (sync/reissue.ts). Parts of others may still be sealed for those places. */
  former?: readonly { readonly device: string; readonly n: number }[];
  /** Made after the lease, when no tier key was open: its content, until somebody signs in again with one (lease/aside.ts). */
  aside?: {
    /** Of the register tier's key whose holders open `box`. */
    readonly keyNumber: number;
    readonly box: Uint8Array;
    /** Under the key of the lease. */
    readonly sealed: Uint8Array;
  };
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
/** What the exchange with the endpoint knows of itself (exchange/state.ts). */
export interface ExchangeRow extends SealedRow {
  name: string;
}
/** What the endpoint answered for one of this device's commits, until a pull has brought it back. */
export interface OutcomeRow extends SealedRow {
  device: string;
  n: number;
}
/** What was proposed for a record besides what stands. */
export interface ContestRow extends SealedRow {
  type: string;
  key: string;
}
/** Part of a page that waits: for somebody who holds its tier, for the rest of a fill, or for an update. In the order of `seq`. */
export interface ParcelRow extends SealedRow {
  seq: number;
  tier: Tier;
  /** Number of the tier key whose holder opens the box in it. */
  keyNumber: number;
  /** In pieces by pupil: what it says of one can go while it is closed. */
  isSplit?: true;
}
/** Entries of one page that came whole, for the day the endpoint is restored (sync/kept-entries.ts). */
export interface KeptRow extends SealedRow {
  /** Whole days since 1970, by the endpoint's clock. */
  day: number;
  seq: number;
  /** Parts of tiers nobody who was signed in could read, each boxed for its holders. */
  boxes?: Partial<Record<Tier, { readonly keyNumber: number; readonly box: Uint8Array }>>;
}
/** How a member of staff signs in. The name is plain: the sign-in screen lists it. */
export interface MemberRow {
  id: string;
  name: string;
  position: string;
  role: MemberRole;
  /** The groups whose pupils a person from outside sees; absent for the whole centre. */
  groups?: readonly string[];
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
