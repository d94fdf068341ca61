import type { Table } from 'dexie';
import { knownDeclaration } from '../../shared/model/registry.ts';
import { tiers, type Tier } from '../../shared/model/tiers.ts';
import type { ReadCommit } from '../../shared/sync/codec.ts';
import { foldChange, type Slice } from '../../shared/sync/fold.ts';
import { packSlice, unpackSlice } from '../../shared/sync/slice-codec.ts';
import type { WaymarkDatabase } from './database.ts';
import type { RecordRow } from './rows.ts';
import { writing } from './door.ts';
import { settlePacks } from './packs.ts';
import type { PendingChange, SettledTo } from './replica.ts';
import type { Session } from './session.ts';
import { readSettledTo } from './settled-to.ts';
import { loadSheets, putSheets } from './sheet-tables.ts';
import { layOn, sheetKeyOfMark, type SheetKey } from './sheets.ts';

/** Long enough that a person marking a register is never slowed, short enough that a restart has little to read. */
const quietMilliseconds = 1500;
const waiting = new WeakMap<Session, { timer: ReturnType<typeof setTimeout> | null; running: Promise<void> | null }>();

/** Folds pending commits into the packed tables when nothing has been written for a moment. */
export function scheduleSettling(session: Session): void {
  const state = waiting.get(session) ?? { timer: null, running: null };
  waiting.set(session, state);
  if (state.timer !== null) clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    state.timer = null;
    void settleInBackground(session);
  }, quietMilliseconds);
}

async function settleInBackground(session: Session): Promise<void> {
  try {
    await settle(session);
  } catch (error) {
    // Locked meanwhile, or no room for the tables: the commits are safe in the log and are folded at the next chance.
    if (session.database.keyring !== null) session.replica.announce();
    if (error instanceof Error && error.name === 'RowTampered') throw error;
  }
}

/** One settling at a time; a second call waits for the first and then settles what came meanwhile. */
export async function settle(session: Session): Promise<void> {
  const state = waiting.get(session) ?? { timer: null, running: null };
  waiting.set(session, state);
  while (state.running !== null) await state.running;
  state.running = settleNow(session).finally(() => {
    state.running = null;
  });
  await state.running;
}

type Gathered = Map<string, PendingChange[]>;

interface Unsettled {
  readonly held: PendingChange[];
  readonly rows: Gathered;
  readonly sheets: Gathered;
}

/** What commits say that the packed tables do not hold yet, by the row it goes to. */
export function gather(commits: readonly ReadCommit[], settledTo: SettledTo): Unsettled {
  const held: PendingChange[] = [];
  const rows: Gathered = new Map();
  const sheets: Gathered = new Map();
  for (const { header, tiers } of commits) {
    for (const { tier, changes } of tiers) {
      if (header.n <= settledTo[tier]) continue;
      for (const change of changes) {
        const { storage } = knownDeclaration(change.type);
        if (storage === 'held') {
          held.push({ tier, change, header });
          continue;
        }
        const isSheet = storage === 'sheet';
        const key = isSheet ? JSON.stringify(sheetKeyOfMark(change.key)) : JSON.stringify([change.type, change.key]);
        const into = isSheet ? sheets : rows;
        const list = into.get(key);
        if (list === undefined) into.set(key, [{ tier, change, header }]);
        else list.push({ tier, change, header });
      }
    }
  }
  return { held, rows, sheets };
}

/** Folds what was gathered into the packed tables. Runs inside a transaction of the write door over `packedTables`. */
export async function foldIntoTables(database: WaymarkDatabase, { held, rows, sheets }: Unsettled): Promise<void> {
  await settlePacks(database, held);
  await settleRows(database, rows);
  await settleSheets(database, sheets);
}

export function packedTables(database: WaymarkDatabase): Table[] {
  const { packs, records, codes, details, counters } = database;
  return [packs, records, codes, details, counters];
}

async function settleNow(session: Session): Promise<void> {
  const { database, replica, keyring } = session;
  // Once there is an endpoint, its order of the log decides what the tables hold (sync/apply-page.ts).
  if (replica.shared !== null || replica.pending.length === 0 || database.keyring !== keyring) return;
  const before = replica.settledTo;
  const unsettled = gather(replica.pending, before);
  const upTo = replica.pending.at(-1)?.header.n ?? 0;
  const settledTo: SettledTo = { ...before };
  for (const tier of keyring.tiers) (settledTo as Record<Tier, number>)[tier] = Math.max(settledTo[tier], upTo);
  await writing(database, [database.meta, ...packedTables(database)], async () => {
    await refuseIfSettledElsewhere(database, before);
    await foldIntoTables(database, unsettled);
    await database.meta.put({ name: 'settledTo', value: settledTo });
  });
  replica.settled(settledTo, keyring.tiers);
}

/** Folding a commit twice would tell its history twice: never done, whoever else settled meanwhile. */
async function refuseIfSettledElsewhere(database: WaymarkDatabase, before: SettledTo): Promise<void> {
  const onDisk = await readSettledTo(database);
  if (tiers.some((tier) => onDisk[tier] !== before[tier])) throw new Error('The store was settled by another session');
}

async function settleRows(database: WaymarkDatabase, gathered: Gathered): Promise<void> {
  const keys = [...gathered.keys()].map((key) => JSON.parse(key) as [string, string]);
  const stored = await database.records.bulkGet(keys);
  const folded = [...gathered.values()].map((changes, index) => foldRow(stored[index], changes));
  await database.records.bulkPut(folded);
}

function foldRow(stored: RecordRow | undefined, changes: readonly PendingChange[]): RecordRow {
  const slices = new Map<Tier, Slice>();
  for (const { tier, change, header } of changes) {
    const bytes = stored?.p[tier];
    const slice = slices.get(tier) ?? (bytes === undefined ? undefined : unpackSlice(bytes));
    slices.set(tier, foldChange(slice, change, header));
  }
  const [first] = changes;
  if (first === undefined) throw new Error('A row without changes');
  const row = stored ?? newRow(first);
  const parts = { ...row.p };
  for (const [tier, slice] of slices) parts[tier] = packSlice(slice);
  return { ...row, p: parts };
}

function newRow({ change }: PendingChange): RecordRow {
  const { dateField } = knownDeclaration(change.type);
  const date = dateField === null ? undefined : change.fields[dateField]?.[1];
  return {
    type: change.type,
    key: change.key,
    ...(change.pupil === undefined ? {} : { pupil: change.pupil }),
    ...(typeof date === 'string' ? { date } : {}),
    p: {},
  };
}

async function settleSheets(database: WaymarkDatabase, gathered: Gathered): Promise<void> {
  const keys = [...gathered.keys()].map((key) => JSON.parse(key) as SheetKey);
  const sheets = await loadSheets(database, keys);
  for (const sheet of sheets) {
    for (const change of gathered.get(JSON.stringify(sheet.key)) ?? []) {
      layOn(sheet.open, change);
      sheet.touched.add(change.tier);
    }
  }
  await putSheets(database, sheets);
}
