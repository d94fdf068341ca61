import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { baseTier, tiers, type Tier } from '../../../shared/model/tiers.ts';
import { packJson, unpackJson } from '../../../shared/sync/codec.ts';
import type { LogEntry, PullPage, ScopeCell } from '../../../shared/sync/protocol/pull.ts';
import { fromBase64, toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { open, seal } from '../crypto/seal.ts';
import { closeBox, keyPairOf, openBox, type KeyPair } from '../crypto/sealed-box.ts';
import type { WaymarkDatabase } from '../database.ts';
import { newTierKey } from '../members.ts';
import type { ParcelRow } from '../rows.ts';
import type { Parcel } from './parcel.ts';
import { parcelOfPieces, piecesOf } from './parcel-pieces.ts';

/** Where parcels of a tier are boxed for its holders: anyone can close a box, nobody else opens it. */
export type InboxKeys = Partial<Record<Tier, { readonly number: number; readonly publicKey: Uint8Array }>>;

const keyBytes = 32;

export function inboxPairOf(tierKey: Uint8Array): KeyPair {
  return keyPairOf(hkdf(sha256, tierKey, undefined, new TextEncoder().encode('waymark inbox 1'), keyBytes));
}

export function inboxKeyOf(number: number, tierKey: Uint8Array): NonNullable<InboxKeys[Tier]> {
  return { number, publicKey: inboxPairOf(tierKey).publicKey };
}

export async function readInboxKeys(database: WaymarkDatabase): Promise<InboxKeys> {
  const row = await database.meta.get('inboxKeys');
  // Written by this file and tier-keys.ts only.
  return (row?.value as InboxKeys | undefined) ?? {};
}

/** Notes where parcels of the tiers held are to be boxed. Inside a transaction of the write door over `meta`. */
export async function keepInboxKeys(database: WaymarkDatabase, keyring: Keyring): Promise<void> {
  const known = await readInboxKeys(database);
  const own: InboxKeys = {};
  for (const tier of keyring.tiers) {
    const number = keyring.newest(tier);
    const key = keyring.keys.get(tier)?.get(number);
    if (key !== undefined && known[tier]?.number !== number) own[tier] = inboxKeyOf(number, key);
  }
  if (Object.keys(own).length > 0) await database.meta.put({ name: 'inboxKeys', value: { ...known, ...own } });
}

function boundOf(tier: Tier, keyNumber: number): string {
  return `waymark parcel 1|${tier}|${keyNumber}`;
}

/** A parcel in pieces: the key of the pieces is in the box, whose piece is whose beside it, both sealed for all who sign in here. */
interface InPieces {
  readonly key: string;
  readonly pieces: readonly (readonly [subject: string, sealed: string])[];
}

const pieceKeyNumber = 0;

/**
 * A parcel as it waits on the disk: boxed for its tier, and the box sealed like any row, so that none can be slipped in. `split`:
 * for a tier nobody present holds, so that what it says of a pupil can go before somebody does.
 */
export function closeParcel(keys: InboxKeys, seq: number, tier: Tier, parcel: Parcel, split = false): ParcelRow {
  const to = keys[tier];
  if (to === undefined) throw new Error(`Nobody here may ever read the ${tier} tier`);
  if (split) {
    const bound = boundOf(tier, to.number);
    const key = newTierKey();
    const inPieces: InPieces = {
      key: toBase64(closeBox(to.publicKey, bound, key)),
      pieces: piecesOf(parcel).map(([subject, piece]) => [
        subject,
        toBase64(seal(key, pieceKeyNumber, `${bound}|${subject}`, packJson(piece, 'quick'))),
      ]),
    };
    return { seq, tier, keyNumber: to.number, isSplit: true, p: { [baseTier]: packJson(inPieces, 'quick') } };
  }
  const box = closeBox(to.publicKey, boundOf(tier, to.number), packJson(parcel, 'quick'));
  return { seq, tier, keyNumber: to.number, p: { [baseTier]: box } };
}

/** Takes out of parcels in pieces what left this laptop's scope, or was erased, whoever is signed in. */
export async function dropPieces(table: WaymarkDatabase['inbox'], left: readonly ScopeCell[]): Promise<void> {
  for (const row of await table.toArray()) {
    const gone = new Set(left.filter(({ tier }) => tier === row.tier).map(({ subject }) => subject));
    const bytes = row.p[baseTier];
    if (row.isSplit !== true || gone.size === 0 || bytes === undefined) continue;
    const { key, pieces } = unpackJson<InPieces>(bytes);
    const kept = pieces.filter(([subject]) => !gone.has(subject));
    if (kept.length < pieces.length)
      await table.put({ ...row, p: { [baseTier]: packJson({ key, pieces: kept } satisfies InPieces, 'quick') } });
  }
}

/** Adds parcels after those that wait in a table of them; those of tiers whoever is signed in does not hold, in pieces. */
export async function addParcels(
  table: WaymarkDatabase['inbox'],
  keys: InboxKeys,
  parcels: ReadonlyMap<Tier, Parcel>,
  holds: (tier: Tier) => boolean = () => true,
): Promise<void> {
  const newest = (await table.toCollection().last())?.seq ?? 0;
  // An erasure names every tier: of one nobody here may ever read, this laptop has nothing to wipe.
  const told = [...parcels].filter(([tier, { rows, log }]) => keys[tier] !== undefined || rows.length + log.length > 0);
  await table.bulkPut(
    told.map(([tier, parcel], index) => closeParcel(keys, newest + index + 1, tier, parcel, !holds(tier))),
  );
}

/** Null where the person signed in does not hold the tier. */
export function openParcel(keyring: Keyring, { tier, keyNumber, isSplit, p }: ParcelRow): Parcel | null {
  const key = keyring.keys.get(tier)?.get(keyNumber);
  const box = p[baseTier];
  if (key === undefined || box === undefined) return null;
  const bound = boundOf(tier, keyNumber);
  if (isSplit === true) {
    const { key: boxed, pieces } = unpackJson<InPieces>(box);
    const pieceKey = openBox(inboxPairOf(key), bound, fromBase64(boxed));
    return parcelOfPieces(
      pieces.map(([subject, sealed]) => unpackJson<Parcel>(open(pieceKey, `${bound}|${subject}`, fromBase64(sealed)))),
    );
  }
  return unpackJson<Parcel>(openBox(inboxPairOf(key), bound, box));
}

/** The page taken apart by tier; tiers it says nothing to are left out. */
export function parcelsOf(page: Pick<PullPage, 'left' | 'rows' | 'log'>): Map<Tier, Parcel> {
  const parcels = new Map<Tier, Parcel>();
  for (const tier of tiers) {
    const parcel: Parcel = {
      left: page.left.filter((cell) => cell.tier === tier),
      rows: page.rows.filter((row) => row.tier === tier),
      log: page.log.flatMap((entry) => entryForTier(entry, tier)),
    };
    if (parcel.left.length + parcel.rows.length + parcel.log.length > 0) parcels.set(tier, parcel);
  }
  return parcels;
}

function entryForTier(entry: LogEntry, tier: Tier): LogEntry[] {
  const { register, [tier]: own } = entry.parts;
  if (own === undefined) return [];
  return [{ ...entry, parts: tier === baseTier ? { register } : { register, [tier]: own } }];
}
