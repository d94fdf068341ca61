import type { DBCore, DBCoreMutateRequest, DBCoreTable, Dexie } from 'dexie';
import { baseTier, tiers, type Tier } from '../../shared/model/tiers.ts';
import type { Parts, SealedRow } from './rows.ts';
import type { Keyring } from './crypto/keyring.ts';
import { sealedTableNames } from './sealed-tables.ts';

const sealedTables = new Set<string>(sealedTableNames);

/** Where a row's parts may have been sealed: its own place, and those it had before it was issued again (sync/reissue.ts). */
export function placesOf(place: unknown, row: object): string[] {
  const former = 'former' in row && Array.isArray(row.former) ? (row.former as { device: string; n: number }[]) : [];
  return [place, ...former.map(({ device, n }) => [device, n])].map((one) => JSON.stringify(one));
}

/** A sealed table was touched while nobody was signed in: screens must be gone by then, so it is a bug. */
export class StoreLocked extends Error {
  constructor() {
    super('The store is locked');
    this.name = 'StoreLocked';
  }
}

/** A row does not open under its own key and place: it was altered, moved or put back from elsewhere. */
export class RowTampered extends Error {
  constructor(table: string) {
    super(`A row of "${table}" is not as Waymark wrote it`);
    this.name = 'RowTampered';
  }
}

function sealRow(keyring: Keyring, table: DBCoreTable, row: SealedRow): SealedRow {
  const place = JSON.stringify(table.schema.primaryKey.extractKey?.(row));
  const { locked, ...kept } = row;
  const parts: Parts = { ...locked };
  for (const tier of tiers) {
    const plain = row.p[tier];
    if (plain !== undefined) parts[tier] = keyring.seal(tier, table.name, place, plain);
  }
  return { ...kept, p: parts };
}

function openRow(keyring: Keyring, table: DBCoreTable, row: SealedRow | undefined): SealedRow | undefined {
  if (row === undefined) return undefined;
  const places = placesOf(table.schema.primaryKey.extractKey?.(row), row);
  const opened: Parts = {};
  const locked: Parts = {};
  // The keys of a part are tiers: only sealRow writes them.
  for (const [tier, sealed] of Object.entries(row.p) as [Tier, Uint8Array][]) {
    const plain = openPart(keyring, table.name, places, tier, sealed);
    if (plain === null) locked[tier] = sealed;
    else opened[tier] = plain;
  }
  return { ...row, p: opened, ...(Object.keys(locked).length > 0 ? { locked } : {}) };
}

/** Null where the tier is not held. Throws `RowTampered` where the part is not as it was written, at none of its places. */
export function openPart(
  keyring: Keyring,
  table: string,
  [place = '', ...former]: readonly string[],
  tier: Tier,
  sealed: Uint8Array,
): Uint8Array | null {
  try {
    return keyring.open(tier, table, place, sealed);
  } catch {
    // The base part is always sealed for where the row stands: whoever moves a row moves it in vain.
    if (former.length > 0 && tier !== baseTier) return openPart(keyring, table, former, tier, sealed);
    throw new RowTampered(table);
  }
}

/** The lowest layer: whatever Dexie does above, only sealed parts reach the browser. */
const levelOfSealing = -3;

/** Seals every part of every row on its way to the disk and opens it on its way back, inside the same transaction. */
export function sealTables(database: Dexie & { readonly keyring: Keyring | null }): void {
  const keys = (): Keyring => {
    if (database.keyring === null) throw new StoreLocked();
    return database.keyring;
  };
  database.use({
    stack: 'dbcore',
    name: 'sealing',
    level: levelOfSealing,
    create: (core: DBCore): DBCore => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return sealedTables.has(name) ? sealedTable(table, keys) : table;
      },
    }),
  });
}

function sealedTable(table: DBCoreTable, keys: () => Keyring): DBCoreTable {
  const openAll = (rows: readonly unknown[]): unknown[] => {
    const keyring = keys();
    return rows.map((row) => openRow(keyring, table, row as SealedRow | undefined));
  };
  return {
    ...table,
    mutate: (request) => table.mutate(sealRequest(table, keys, request)),
    get: (request) => table.get(request).then((row) => openRow(keys(), table, row as SealedRow | undefined)),
    getMany: (request) => table.getMany(request).then(openAll),
    query: (request) =>
      table
        .query(request)
        .then((answer) =>
          request.values === false ? answer : { ...answer, result: openAll(answer.result as unknown[]) },
        ),
    openCursor: (request) =>
      request.values === true
        ? Promise.reject(new Error('Sealed rows are read by range, never by cursor'))
        : table.openCursor(request),
  };
}

function sealRequest(table: DBCoreTable, keys: () => Keyring, request: DBCoreMutateRequest): DBCoreMutateRequest {
  if (request.type !== 'add' && request.type !== 'put') return request;
  const keyring = keys();
  return { ...request, values: request.values.map((row) => sealRow(keyring, table, row as SealedRow)) };
}
