import { baseTier } from '../../../shared/model/tiers.ts';
import { packJson, unpackJson } from '../../../shared/sync/codec.ts';
import { fromBase64, toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import type { ScopeCell } from '../../../shared/sync/protocol/pull.ts';
import type { WaymarkDatabase } from '../database.ts';
import type { SharedPosition } from '../replica.ts';

/** The life of the endpoint's database in which all own entries are asked about anew. */
export interface AskedAgain {
  readonly epoch: string;
  /** How many of them it said it had. */
  readonly lastN: number;
  /** Up to which it had answered in an earlier life: those go before what the others lost, and before new work. */
  readonly upTo: number;
}

/** What an enrolled laptop knows of its exchange. One sealed row, kept in the transaction of whatever it speaks of. */
export interface ExchangeState {
  readonly address: string;
  /** The centre as the endpoint names it. */
  readonly centre: string;
  readonly deviceName: string;
  /** Ed25519, base64: proves to the endpoint that it is this laptop. */
  readonly privateKey: string;
  /** X25519, base64: what is boxed for it only the endpoint opens; null where the endpoint told none. */
  readonly endpointKey: string | null;
  readonly epoch: string;
  readonly cursor: string | null;
  /** How far the shared log is applied to the packed tables. */
  readonly seen: number;
  /** The highest own number for which the endpoint's answer is kept. */
  readonly sentTo: number;
  /** False until the first fill is in place. */
  readonly isFilled: boolean;
  /** Pages and rows of a fill gathered beside; null where none is under way. */
  readonly filling: { readonly pages: number; readonly rows: number } | null;
  /** The endpoint's clock minus this laptop's. */
  readonly offsetMilliseconds: number;
  readonly leaseSchoolDays: number;
  /** Who had a place on this laptop at the endpoint when it last said; null before it has. */
  readonly members: readonly string[] | null;
  /** Absent until the endpoint was restored for the first time. */
  readonly askedAgain?: AskedAgain;
  /** When this laptop was found to be a copy and took an identity of its own, with how many entries. */
  readonly becameOwn?: { readonly at: number; readonly entries: number };
  /** By the laptop's clock corrected to the endpoint's. */
  readonly lastContactAt: number;
  readonly lastPullAt: number | null;
  /** This laptop's newest commit when the last whole pull began. */
  readonly lastPullN: number;
  /** Records placed by a row newer than `seen`, as 'type\nkey\ntier' -> number: log entries up to it are in them. */
  readonly ahead: Readonly<Record<string, number>>;
  /** What left this laptop's scope while own commits were not confirmed yet: they are wiped once they are. */
  readonly gone: readonly ScopeCell[];
}

const stateName = 'state';
const keyName = 'key';
const successorName = 'successor';

/** Null where this laptop knows of no endpoint. Needs somebody signed in. */
export async function readState(database: WaymarkDatabase): Promise<ExchangeState | null> {
  const row = await database.exchange.get(stateName);
  const bytes = row?.p[baseTier];
  return bytes === undefined ? null : unpackJson<ExchangeState>(bytes);
}

/** Inside a transaction of the write door over `exchange`. */
export async function putState(database: WaymarkDatabase, state: ExchangeState): Promise<void> {
  await database.exchange.put({ name: stateName, p: { [baseTier]: packJson(state) } });
}

/** Changes some of it, inside a transaction of the write door over `exchange`. Nothing where the laptop is alone. */
export async function changeState(database: WaymarkDatabase, change: Partial<ExchangeState>): Promise<void> {
  const state = await readState(database);
  if (state !== null) await putState(database, { ...state, ...change });
}

export function positionOf({ endpointKey, epoch, seen, offsetMilliseconds, isFilled }: ExchangeState): SharedPosition {
  const key = endpointKey === null ? null : fromBase64(endpointKey);
  return { epoch, seen, offsetMilliseconds, isFilled, endpointKey: key };
}

/** The laptop's own key for an endpoint that may have heard of it already, kept before it is asked; null where there is none. */
export async function readKey(database: WaymarkDatabase, address: string): Promise<Uint8Array | null> {
  const row = await database.exchange.get(keyName);
  const bytes = row?.p[baseTier];
  const kept = bytes === undefined ? null : unpackJson<{ address: string; privateKey: string }>(bytes);
  return kept?.address === address ? fromBase64(kept.privateKey) : null;
}

export async function keepKey(database: WaymarkDatabase, address: string, privateKey: Uint8Array): Promise<void> {
  const kept = { address, privateKey: toBase64(privateKey) };
  await database.exchange.put({ name: keyName, p: { [baseTier]: packJson(kept) } });
}

/** The identity a copied laptop is about to take, from one of its numbers on: kept before the endpoint is asked. */
export interface Successor {
  readonly device: string;
  /** Ed25519, base64. */
  readonly privateKey: string;
  readonly from: number;
}

export async function readSuccessor(database: WaymarkDatabase): Promise<Successor | null> {
  const row = await database.exchange.get(successorName);
  const bytes = row?.p[baseTier];
  return bytes === undefined ? null : unpackJson<Successor>(bytes);
}

/** Inside a transaction of the write door over `exchange`. */
export async function keepSuccessor(database: WaymarkDatabase, successor: Successor): Promise<void> {
  await database.exchange.put({ name: successorName, p: { [baseTier]: packJson(successor) } });
}

export async function forgetSuccessor(database: WaymarkDatabase): Promise<void> {
  await database.exchange.delete(successorName);
}
