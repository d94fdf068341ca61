import type { Table } from 'dexie';
import { codesOfSheet } from '../../shared/attendance/sheet.ts';
import { slotsPerSheet } from '../../shared/attendance/half-term.ts';
import { knownDeclaration } from '../../shared/model/registry.ts';
import { baseTier, tiers, type Tier } from '../../shared/model/tiers.ts';
import type { ReadCommit } from '../../shared/sync/codec.ts';
import { foldChange, type Slice } from '../../shared/sync/fold.ts';
import { packSlice, unpackSlice } from '../../shared/sync/slice-codec.ts';
import { bytesOfCounts, countsOfBytes, recount, yearOf } from './counters.ts';
import type { WaymarkDatabase } from './database.ts';
import type { RecordRow } from './rows.ts';
import { writing } from './door.ts';
import { settlePacks } from './packs.ts';
import type { PendingChange, SettledTo } from './replica.ts';
import type { Session } from './session.ts';
import { readSettledTo } from './settled-to.ts';
import { layOn, openSheet, packOpenSheet, sheetKeyOfMark, type SheetKey } from './sheets.ts';

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
  if (replica.pending.length === 0 || database.keyring !== keyring) return;
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
  const { codes, details, counters } = database;
  const keys = [...gathered.keys()].map((key) => JSON.parse(key) as SheetKey);
  const places = keys.map(({ halfTerm, enrolment }): [string, string] => [halfTerm, enrolment]);
  const [storedDetails, storedCodes] = await Promise.all([details.bulkGet(places), codes.bulkGet(places)]);
  const countKeys = new Map(
    keys.map((key) => [countKeyOf(key), [yearOf(key.halfTerm), key.enrolment] as [number, string]]),
  );
  const storedCounts = await counters.bulkGet([...countKeys.values()]);
  const counts = new Map(
    [...countKeys.keys()].map((key, index) => [key, countsOfBytes(storedCounts[index]?.p[baseTier])]),
  );
  const newDetails = keys.map((key, index) => {
    const sheet = openSheet(storedDetails[index]);
    const changes = gathered.get(JSON.stringify(key)) ?? [];
    for (const change of changes) layOn(sheet, change);
    const touched = new Set(changes.map(({ tier }) => tier));
    const row = {
      ...key,
      ...storedDetails[index],
      p: { ...storedDetails[index]?.p, ...packOpenSheet(sheet, touched) },
    };
    const before = storedCodes[index]?.p[baseTier] ?? new Uint8Array(slotsPerSheet);
    const after = codesOfSheet(sheet.entries);
    const yearCounts = counts.get(countKeyOf(key));
    if (yearCounts !== undefined) recount(yearCounts, key.halfTerm, before, after);
    return { row, after };
  });
  await details.bulkPut(newDetails.map(({ row }) => row));
  await codes.bulkPut(
    keys.map((key, index) => ({ ...key, p: { [baseTier]: newDetails[index]?.after ?? new Uint8Array() } })),
  );
  await counters.bulkPut(
    [...countKeys].map(([key, [year, enrolment]]) => ({
      year,
      enrolment,
      p: { [baseTier]: bytesOfCounts(counts.get(key) ?? countsOfBytes(undefined)) },
    })),
  );
}

function countKeyOf(key: SheetKey): string {
  return `${yearOf(key.halfTerm)} ${key.enrolment}`;
}
