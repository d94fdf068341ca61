import { baseTier } from '../../../shared/model/tiers.ts';
import { packJson, unpackJson } from '../../../shared/sync/codec.ts';
import { fromBase64, toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { closeBox, openBox } from '../crypto/sealed-box.ts';
import type { WaymarkDatabase } from '../database.ts';
import type { Session } from '../session.ts';

/** What waits here for one person alone, whoever else signs in on this laptop. */
export interface OwnSecrets {
  /** The key for an authenticator app, base64, until a code of it was typed right. */
  readonly 'second proof': { readonly key: string };
  /** An administrator's invitation, taken up when the person signs in. */
  readonly invitation: { readonly code: string };
  /** A passphrase changed here, for the endpoint. */
  readonly passphrase: PassphraseToTell;
}

export interface PassphraseToTell {
  readonly old: string;
  readonly wanted: string;
  /** The endpoint did not know the old one: the person is asked for the one it knows. */
  readonly isRefused: boolean;
}

type Name = keyof OwnSecrets;

export interface Holder {
  readonly id: string;
  readonly publicKey: Uint8Array;
}

function rowName(name: Name, member: string): string {
  return `${name} ${member}`;
}

function boundOf(name: Name, member: string): string {
  return `waymark own 1|${name}|${member}`;
}

/** What whoever is signed in may know of it: until when it serves (milliseconds since 1970), and the closed box. */
interface Closed {
  readonly until: number | null;
  readonly box: string;
}

async function readClosed(database: WaymarkDatabase, name: Name, member: string): Promise<Closed | null> {
  const bytes = (await database.exchange.get(rowName(name, member)))?.p[baseTier];
  return bytes === undefined ? null : unpackJson<Closed>(bytes);
}

/** Keeps something that only its holder can open. Inside a transaction of the write door over `exchange`. */
export async function keepOwn<N extends Name>(
  database: WaymarkDatabase,
  name: N,
  { id, publicKey }: Holder,
  secret: OwnSecrets[N],
  until: number | null = null,
): Promise<void> {
  const box = toBase64(closeBox(publicKey, boundOf(name, id), packJson(secret)));
  const closed: Closed = { until, box };
  await database.exchange.put({ name: rowName(name, id), p: { [baseTier]: packJson(closed) } });
}

/** Inside a transaction of the write door over `exchange`. */
export function dropOwn(database: WaymarkDatabase, name: Name, member: string): Promise<void> {
  return database.exchange.delete(rowName(name, member));
}

/** Whether something that still serves is kept for a member; nobody but they can tell what. */
export async function hasOwn(database: WaymarkDatabase, name: Name, member: string, now: number): Promise<boolean> {
  const closed = await readClosed(database, name, member);
  return closed !== null && (closed.until === null || closed.until > now);
}

/** What is kept for whoever is signed in; null where nothing is, or it was closed for a key they have no more. */
export async function readOwn<N extends Name>(
  { database, member, ownKeys }: Pick<Session, 'database' | 'member' | 'ownKeys'>,
  name: N,
): Promise<OwnSecrets[N] | null> {
  const closed = await readClosed(database, name, member.id);
  if (closed === null) return null;
  try {
    return unpackJson<OwnSecrets[N]>(openBox(ownKeys, boundOf(name, member.id), fromBase64(closed.box)));
  } catch {
    return null;
  }
}

export function holderOf({ member, ownKeys }: Pick<Session, 'member' | 'ownKeys'>): Holder {
  return { id: member.id, publicKey: ownKeys.publicKey };
}
