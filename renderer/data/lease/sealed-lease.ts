import type { JsonValue } from '../../../shared/model/declare.ts';
import type { MarkEntry } from '../../../shared/attendance/sheet.ts';
import type { Session as DaySession } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { packJson, unpackJson } from '../../../shared/sync/codec.ts';
import type { Slice } from '../../../shared/sync/fold.ts';
import { open, seal } from '../crypto/seal.ts';
import { closeBox, openBox, type KeyPair } from '../crypto/sealed-box.ts';
import type { WaymarkDatabase } from '../database.ts';
import { RowTampered } from '../sealing.ts';
import type { ExchangeState } from '../sync/state.ts';

export type HeldSlice = readonly [type: string, key: string, slice: Slice];

/** Of whoever signs in after the lease: how to reach the endpoint, and what of the centre is about no pupil. */
export interface LeaseContact {
  readonly state: ExchangeState;
  readonly held: readonly HeldSlice[];
}

/** What one member's registers need: their own groups, and of those pupils the names and the plan; of one day what was entered. */
export interface OwnPart {
  readonly day: LocalDate;
  readonly groups: readonly string[];
  readonly held: readonly HeldSlice[];
  readonly dated: readonly DatedSlice[];
  readonly marks: readonly EnteredMark[];
}

export interface DatedSlice {
  readonly type: string;
  readonly key: string;
  readonly pupil?: string;
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly trail: Slice['trail'];
}

export interface EnteredMark {
  readonly enrolment: string;
  readonly session: DaySession;
  readonly entries: readonly MarkEntry[];
}

/** One plain row: everything in it is sealed under a key of its own, which is boxed for each member who signs in here. */
interface LeaseRow {
  readonly boxes: Readonly<Record<string, Uint8Array>>;
  readonly contact: Uint8Array;
  /** By member; boxed for that member besides, so that a colleague's passphrase opens only the colleague's. */
  readonly parts: Readonly<Record<string, Uint8Array>>;
}

const rowName = 'lease';
const keyNumber = 0;

function bound(what: 'key' | 'contact' | 'part', storeId: string, member = ''): string {
  return `lease ${what}|${storeId}|${member}`;
}

async function readRow(database: WaymarkDatabase): Promise<LeaseRow | null> {
  // Written by this file only.
  return ((await database.meta.get(rowName))?.value as LeaseRow | undefined) ?? null;
}

export interface PartFor {
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly part: OwnPart;
}

/** Puts everything anew under a new key. Inside a transaction of the write door over `meta`. */
export async function putLease(
  database: WaymarkDatabase,
  storeId: string,
  key: Uint8Array,
  { contact, members }: { readonly contact: LeaseContact; readonly members: readonly PartFor[] },
): Promise<void> {
  const boxes = members.map(({ id, publicKey }) => [id, closeBox(publicKey, bound('key', storeId, id), key)] as const);
  const parts = members.map(({ id, publicKey, part }) => {
    const place = bound('part', storeId, id);
    return [id, seal(key, keyNumber, place, closeBox(publicKey, place, packJson(part)))] as const;
  });
  const value: LeaseRow = {
    boxes: Object.fromEntries(boxes),
    contact: seal(key, keyNumber, bound('contact', storeId), packJson(contact)),
    parts: Object.fromEntries(parts),
  };
  await database.meta.put({ name: rowName, value });
}

/** Takes up the exchange's state as it is now. Nothing where there is no lease, or another key. Inside a transaction over `meta`. */
export async function putContact(
  database: WaymarkDatabase,
  storeId: string,
  key: Uint8Array,
  state: ExchangeState,
): Promise<void> {
  const row = await readRow(database);
  if (row === null) return;
  const { held } = contactIn(row, storeId, key);
  const contact = seal(key, keyNumber, bound('contact', storeId), packJson({ state, held } satisfies LeaseContact));
  await database.meta.put({ name: rowName, value: { ...row, contact } });
}

/** What may no longer be here might be in it: it is made anew soon. Inside a transaction of the write door over `meta`. */
export function dropLease(database: WaymarkDatabase): Promise<void> {
  return database.meta.delete(rowName);
}

/** The lease as one member opens it. */
export interface OpenLease {
  readonly key: Uint8Array;
  readonly contact: LeaseContact;
}

/** Null where there is none, or none for this member's present key pair. */
export async function readLease(
  database: WaymarkDatabase,
  storeId: string,
  member: string,
  pair: KeyPair,
): Promise<OpenLease | null> {
  const row = await readRow(database);
  const box = row?.boxes[member];
  if (row === null || box === undefined) return null;
  const key = openOrNull(pair, bound('key', storeId, member), box);
  return key === null ? null : { key, contact: contactIn(row, storeId, key) };
}

function openOrNull(pair: KeyPair, place: string, box: Uint8Array): Uint8Array | null {
  try {
    return openBox(pair, place, box);
  } catch {
    return null;
  }
}

function contactIn({ contact }: LeaseRow, storeId: string, key: Uint8Array): LeaseContact {
  return unpackJson<LeaseContact>(opened(key, bound('contact', storeId), contact));
}

function opened(key: Uint8Array, place: string, sealed: Uint8Array): Uint8Array {
  try {
    return open(key, place, sealed);
  } catch {
    throw new RowTampered('meta');
  }
}

/** The member's own part; null where they have none. */
export async function readOwnPart(
  database: WaymarkDatabase,
  storeId: string,
  key: Uint8Array,
  member: string,
  pair: KeyPair,
): Promise<OwnPart | null> {
  const sealed = (await readRow(database))?.parts[member];
  if (sealed === undefined) return null;
  const place = bound('part', storeId, member);
  const bytes = openOrNull(pair, place, opened(key, place, sealed));
  return bytes === null ? null : unpackJson<OwnPart>(bytes);
}
