import { tiersOfRole, type MemberRole, type Role } from '../../shared/centre/staff.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import { keyOfPassphrase, newStretch } from './crypto/passphrase.ts';
import { closeBox, newKeyPair, openBox, type KeyPair } from './crypto/sealed-box.ts';
import { keyBytes, open, seal } from './crypto/seal.ts';
import type { MemberRow } from './rows.ts';
import { boundOfBox, boundOfPrivateKey, recoveryHolder, type TierKeyRow } from './store-identity.ts';

/** Where the platform keeps this device's secret; null on a platform without a key store. */
export type DeviceSecret = Uint8Array | null;

export interface NewMember {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly role: Role;
  readonly passphrase: string;
}

/** Somebody who signs in here, a person from outside too. */
export type NewPerson = Omit<NewMember, 'role'> & { readonly role: MemberRole; readonly groups?: readonly string[] };

export type Strength = { readonly memoryKib: number; readonly passes: number };

/** Long enough that guessing at Argon2's pace is hopeless; a phrase, not a puzzle. */
export const shortestPassphrase = 10;

export function passphraseProblem(passphrase: string): string | null {
  if (passphrase.normalize('NFKC').length < shortestPassphrase) {
    return `Use at least ${shortestPassphrase} characters. Three or four words that you can remember work well.`;
  }
  if (new Set(passphrase.toLowerCase()).size < 5)
    return 'That is too easy to guess. Use three or four different words.';
  return null;
}

export async function makeMember(
  storeId: string,
  member: NewPerson,
  strength: Strength,
  secret: DeviceSecret,
  pair: KeyPair = newKeyPair(),
): Promise<MemberRow> {
  const stretch = newStretch(strength);
  const key = await keyOfPassphrase(member.passphrase, stretch, secret);
  const { id, name, position, role, groups } = member;
  const sealedPrivateKey = seal(key, 0, boundOfPrivateKey(storeId, id), pair.privateKey);
  const boundToDevice = secret !== null;
  const who = { id, name, position, role, ...(groups === undefined ? {} : { groups }) };
  return { ...who, stretch, publicKey: pair.publicKey, sealedPrivateKey, boundToDevice };
}

/** The member's key pair, or null where the passphrase (or this laptop) is not the right one. */
export async function unlockMember(
  storeId: string,
  member: MemberRow,
  passphrase: string,
  secret: DeviceSecret,
): Promise<KeyPair | null> {
  const key = await keyOfPassphrase(passphrase, member.stretch, member.boundToDevice ? secret : null);
  try {
    const privateKey = open(key, boundOfPrivateKey(storeId, member.id), member.sealedPrivateKey);
    return { privateKey, publicKey: member.publicKey };
  } catch {
    return null;
  }
}

export function newTierKey(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(keyBytes));
}

/** Gives a holder the keys of the tiers named, beside what the rows hold already. */
export function giveKeys(
  storeId: string,
  rows: readonly TierKeyRow[],
  keys: ReadonlyMap<Tier, ReadonlyMap<number, Uint8Array>>,
  holder: { id: string; publicKey: Uint8Array },
  tiers: readonly Tier[],
): TierKeyRow[] {
  return rows.map((row) => {
    const key = keys.get(row.tier)?.get(row.number);
    if (!tiers.includes(row.tier) || key === undefined) return row;
    const box = closeBox(holder.publicKey, boundOfBox(storeId, row.tier, row.number, holder.id), key);
    return { ...row, boxes: { ...row.boxes, [holder.id]: box } };
  });
}

export function takeKeys(rows: readonly TierKeyRow[], holder: string, tiers: readonly Tier[]): TierKeyRow[] {
  return rows.map((row) => {
    if (!tiers.includes(row.tier)) return row;
    const { [holder]: _taken, ...boxes } = row.boxes;
    return { ...row, boxes };
  });
}

/** Every tier key the holder's pair opens. */
export function openKeys(
  storeId: string,
  rows: readonly TierKeyRow[],
  holder: string,
  pair: KeyPair,
): Map<Tier, Map<number, Uint8Array>> {
  const keys = new Map<Tier, Map<number, Uint8Array>>();
  for (const { tier, number, boxes } of rows) {
    const box = boxes[holder];
    if (box === undefined) continue;
    const numbered = keys.get(tier) ?? new Map<number, Uint8Array>();
    numbered.set(number, openBox(pair, boundOfBox(storeId, tier, number, holder), box));
    keys.set(tier, numbered);
  }
  return keys;
}

/** New keys for the tiers named, boxed for everyone who still may use them and for the recovery key. */
export function rotateKeys(
  storeId: string,
  rows: readonly TierKeyRow[],
  tiers: readonly Tier[],
  members: readonly MemberRow[],
  recoveryPublicKey: Uint8Array,
): { rows: TierKeyRow[]; keys: Map<Tier, Map<number, Uint8Array>> } {
  const keys = new Map<Tier, Map<number, Uint8Array>>();
  const added = tiers.map((tier): TierKeyRow => {
    const number = Math.max(...rows.filter((row) => row.tier === tier).map((row) => row.number)) + 1;
    keys.set(tier, new Map([[number, newTierKey()]]));
    return { tier, number, boxes: {} };
  });
  const holders = [
    ...members
      .filter((member) => member.leftOn === undefined)
      .map(({ id, publicKey, role }) => ({ id, publicKey, tiers: tiersOfRole[role] })),
    { id: recoveryHolder, publicKey: recoveryPublicKey, tiers },
  ];
  const boxed = holders.reduce((current, holder) => giveKeys(storeId, current, keys, holder, holder.tiers), added);
  return { rows: [...rows, ...boxed], keys };
}
