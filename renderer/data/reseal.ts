import { tiers, type Tier } from '../../shared/model/tiers.ts';
import { keyNumberOf } from './crypto/seal.ts';
import type { WaymarkDatabase } from './database.ts';
import type { KeptRow, Parts } from './rows.ts';
import { writing } from './door.ts';
import { readRaw, type RawRow } from './raw-rows.ts';
import { sealedTableNames } from './sealed-tables.ts';
import type { Session } from './session.ts';
import { readTierKeys, type TierKeyRow } from './store-identity.ts';

/** Small enough that a mark never waits noticeably behind one transaction of this. */
const rowsPerStep = 40;
const running = new WeakSet<Session>();

/** Seals rows anew under the newest keys when the laptop has nothing else to do, after a rotation or a kill during this. */
export function startResealing(session: Session): void {
  if (running.has(session)) return;
  running.add(session);
  reseal(session, idle)
    .catch((error: unknown) => {
      // Signed out meanwhile: the next sign-in goes on where this stopped.
      if (session.database.keyring === session.keyring) throw error;
    })
    .finally(() => running.delete(session));
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => {
      resolve();
    });
  });
}

/**
 * Seals every row that is under an older key anew, in small transactions; what is done is seen from the rows themselves, so
 * it can be stopped at any moment. When nothing is under an old key any more, that key's boxes go.
 */
export async function reseal(session: Session, pause: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const { database, keyring } = session;
  if (!(await hasOldKeys(database))) return;
  for (const table of sealedTableNames) {
    const stale = await staleKeys(session, table);
    for (let from = 0; from < stale.length; from += rowsPerStep) {
      await pause();
      if (database.keyring !== keyring) return;
      await sealAnew(database, table, stale.slice(from, from + rowsPerStep));
    }
  }
  await dropUnusedKeys(session);
}

async function hasOldKeys(database: WaymarkDatabase): Promise<boolean> {
  const rows = await readTierKeys(database);
  return tiers.some((tier) => rows.filter((row) => row.tier === tier).length > 1);
}

type TableName = (typeof sealedTableNames)[number];

function partsOf(row: RawRow): [Tier, Uint8Array][] {
  // Rows of sealed tables have parts by tier: only the sealing middleware writes them.
  return Object.entries(row['p'] as Parts) as [Tier, Uint8Array][];
}

/** Keys whose holders alone open a box in the row: what waits for a colleague, and what is kept of a tier for its holders. */
function boxedUnder({ tier, keyNumber, boxes = {} }: RawRow): string[] {
  // Only closeParcel (sync/parcels.ts) and keepEntries (sync/kept-entries.ts) write them.
  const kept = Object.entries(boxes as NonNullable<KeptRow['boxes']>).map(([of, box]) => `${of} ${box.keyNumber}`);
  return typeof keyNumber === 'number' && typeof tier === 'string' ? [...kept, `${tier} ${keyNumber}`] : kept;
}

async function staleKeys({ database, keyring }: Session, name: TableName): Promise<IDBValidKey[]> {
  const { keyPath } = database.table(name).schema.primKey;
  const fields = [keyPath ?? []].flat();
  const stale: IDBValidKey[] = [];
  await readRaw(database, [name], (_table, rows) => {
    for (const row of rows) {
      const isStale = partsOf(row).some(
        ([tier, sealed]) => keyring.holds(tier) && keyNumberOf(sealed) !== keyring.newest(tier),
      );
      // Stored under exactly these fields.
      if (isStale) stale.push(fields.map((field) => row[field]) as IDBValidKey);
    }
  });
  return stale;
}

/** Opening and putting back is sealing anew: the middleware seals under the newest key. */
async function sealAnew(database: WaymarkDatabase, name: TableName, keys: readonly IDBValidKey[]): Promise<void> {
  const table = database.table<unknown, IDBValidKey>(name);
  await writing(database, [table], async () => {
    const rows = await table.bulkGet([...keys]);
    await table.bulkPut(rows.filter((row) => row !== undefined));
  });
}

/** Seen from every row, those of tiers this person does not hold too: a key goes only when nothing at all is under it. */
async function dropUnusedKeys({ database, keyring }: Session): Promise<void> {
  const used = new Set<string>();
  await readRaw(database, sealedTableNames, (_table, rows) => {
    for (const row of rows) {
      for (const [tier, sealed] of partsOf(row)) used.add(`${tier} ${keyNumberOf(sealed)}`);
      for (const under of boxedUnder(row)) used.add(under);
    }
  });
  if (database.keyring !== keyring) return;
  const dropped = await writing(database, [database.meta], async () => {
    const rows = await readTierKeys(database);
    const isKept = ({ tier, number }: TierKeyRow): boolean =>
      used.has(`${tier} ${number}`) || rows.every((other) => other.tier !== tier || other.number <= number);
    await database.meta.put({ name: 'tierKeys', value: rows.filter(isKept) });
    return rows.filter((row) => !isKept(row));
  });
  for (const { tier, number } of dropped) keyring.drop(tier, number);
}
