import type { Tier } from '../../shared/model/tiers.ts';
import type { WaymarkDatabase } from './database.ts';
import type { MemberRow } from './rows.ts';

/** What a store says of itself in plain: nothing about any pupil. Written once, at creation or restore. */
export interface StoreIdentity {
  /** Part of what every sealed row is bound to; a copy of the store keeps it. */
  readonly storeId: string;
  /** This device in the commit log; a restored copy gets a new one, so that two laptops never share numbers. */
  readonly device: string;
  /** The first of the identities this laptop had: people's proof secrets are those of it. Absent where it had only one. */
  readonly proofDevice?: string;
  readonly centreName: string;
  readonly createdAt: number;
}

/** A device whose log came here with a restored backup, or that this laptop was before it was found to be copied: nothing is ever added to it again. */
export interface FormerDevice {
  readonly device: string;
  readonly lastNumber: number;
}

/** Oldest first: the order in which their commits were made. */
export async function readFormerDevices(database: WaymarkDatabase): Promise<readonly FormerDevice[]> {
  const row = await database.meta.get('formerDevices');
  // Written by restore.ts and sync/reissue.ts only.
  return (row?.value as readonly FormerDevice[] | undefined) ?? [];
}

/** The person who holds the printed recovery key is a holder like any member. */
export const recoveryHolder = 'recovery';

/** Boxes of one tier key, by holder: a member's id or the recovery key. */
export interface TierKeyRow {
  readonly tier: Tier;
  readonly number: number;
  readonly boxes: Readonly<Record<string, Uint8Array>>;
}

export async function readIdentity(database: WaymarkDatabase): Promise<StoreIdentity | null> {
  const row = await database.meta.get('identity');
  // Written by found-centre.ts and restore.ts only.
  return (row?.value as StoreIdentity | undefined) ?? null;
}

export async function readTierKeys(database: WaymarkDatabase): Promise<readonly TierKeyRow[]> {
  const row = await database.meta.get('tierKeys');
  return (row?.value as readonly TierKeyRow[] | undefined) ?? [];
}

export async function readRecoveryPublicKey(database: WaymarkDatabase): Promise<Uint8Array | null> {
  const row = await database.meta.get('recoveryPublicKey');
  return (row?.value as Uint8Array | undefined) ?? null;
}

/** What a tier key's box is bound to. */
export function boundOfBox(storeId: string, tier: Tier, number: number, holder: string): string {
  return `tier key|${storeId}|${tier}|${number}|${holder}`;
}

export function boundOfPrivateKey(storeId: string, member: string): string {
  return `member key|${storeId}|${member}`;
}

/** All that decides who can open what, as it stands: read and written in one transaction. */
export interface Keeping {
  readonly storeId: string;
  readonly tierKeys: readonly TierKeyRow[];
  readonly recoveryPublicKey: Uint8Array;
  readonly members: readonly MemberRow[];
}

export async function readKeeping(database: WaymarkDatabase): Promise<Keeping> {
  const identity = await readIdentity(database);
  const recoveryPublicKey = await readRecoveryPublicKey(database);
  if (identity === null || recoveryPublicKey === null) throw new Error('The store does not say who it is');
  const tierKeys = await readTierKeys(database);
  return { storeId: identity.storeId, tierKeys, recoveryPublicKey, members: await database.members.toArray() };
}
