import { tiers, type Tier } from '../../../shared/model/tiers.ts';
import type { PackRow, RecordRow } from '../../../renderer/data/rows.ts';
import type { Session } from '../../../renderer/data/session.ts';
import { keyNumberOf } from '../../../renderer/data/crypto/seal.ts';
import { sealedTableNames } from '../../../renderer/data/sealed-tables.ts';
import { database } from './hand.ts';

/** A row of a pack or of a dated record: each has what the other has not. */
type RawRow = RecordRow & Pick<PackRow, 'bucket'>;

/** Rows of a store as they lie on the disk: read past every layer of ours. */
export function rawRows(table: string): Promise<RawRow[]> {
  return onRaw(table, 'readonly', (store) => store.getAll() as IDBRequest<RawRow[]>);
}

/** What a thief or a fault does: changes the disk behind Waymark's back. */
export async function rawPut(table: string, row: unknown): Promise<void> {
  await onRaw(table, 'readwrite', (store) => store.put(row));
}

export async function rawDelete(table: string, key: IDBValidKey): Promise<void> {
  await onRaw(table, 'readwrite', (store) => store.delete(key));
}

function onRaw<T>(table: string, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = database().backendDB().transaction(table, mode);
  const request = act(transaction.objectStore(table));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve(request.result);
    };
    transaction.onerror = () => {
      reject(transaction.error ?? new Error('The raw transaction failed'));
    };
  });
}

/** The tiers of a raw row that any key in the session's memory opens, whichever tier the key is for. */
export function tryEveryKey(session: Session, table: string, row: RawRow | undefined): Tier[] {
  if (row === undefined) return [];
  const place = JSON.stringify([row.type, table === 'packs' ? row.bucket : row.key]);
  return tiers.filter((tier) => {
    const sealed = row.p[tier];
    return (
      sealed !== undefined && session.keyring.tiers.some((held) => opens(session, held, tier, table, place, sealed))
    );
  });
}

function opens(session: Session, held: Tier, tier: Tier, table: string, place: string, sealed: Uint8Array): boolean {
  try {
    if (held === tier) return session.keyring.open(tier, table, place, sealed) !== null;
    return session.keyring.open(held, table, place, sealed) !== null;
  } catch {
    return false;
  }
}

/** Which keys are in use on the disk: 'contact 1', … from the first bytes of every sealed part. */
export async function keysInUse(): Promise<string[]> {
  const used = new Set<string>();
  for (const table of sealedTableNames) {
    for (const { p } of await rawRows(table)) {
      for (const [tier, sealed] of Object.entries(p)) used.add(`${tier} ${keyNumberOf(sealed)}`);
    }
  }
  return [...used].sort();
}
