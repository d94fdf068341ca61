import { readMarkKey } from '../../../shared/attendance/mark.ts';
import { slotOf } from '../../../shared/attendance/half-term.ts';
import { restrictedEntriesOf, sliceOfRestricted } from '../../../shared/attendance/restricted-marks.ts';
import type { MarkEntry } from '../../../shared/attendance/sheet.ts';
import { knownDeclaration } from '../../../shared/model/registry.ts';
import { baseTier, type Tier } from '../../../shared/model/tiers.ts';
import { packJson, unpackJson } from '../../../shared/sync/codec.ts';
import type { Proposal, RecordState, TierState } from '../../../shared/sync/contest.ts';
import type { Slice } from '../../../shared/sync/fold.ts';
import { packSlice, packSlices, unpackSlice, unpackSlices } from '../../../shared/sync/slice-codec.ts';
import type { WaymarkDatabase } from '../database.ts';
import { bucketOf } from '../packs.ts';
import type { HeldBase } from '../replica.ts';
import type { ContestRow, PackRow, RecordRow } from '../rows.ts';
import { loadSheets, putSheets, type LoadedSheet } from '../sheet-tables.ts';
import { sheetKeyOfMark, type SheetKey } from '../sheets.ts';

export interface RecordRef {
  readonly type: string;
  readonly key: string;
}

export function refOf({ type, key }: RecordRef): string {
  return `${type}\n${key}`;
}

interface OpenPack {
  readonly row: PackRow;
  readonly slices: Map<Tier, Map<string, Slice>>;
  readonly touched: Set<Tier>;
}

interface OpenRecord {
  row: RecordRow;
  readonly slices: Map<Tier, Slice>;
  readonly touched: Set<Tier>;
}

interface OpenContest {
  readonly row: ContestRow;
  readonly proposals: Map<Tier, readonly Proposal[]>;
  isTouched: boolean;
}

/** From here on reading the keys of all differences costs less than asking for each. */
const manyRecords = 200;
const untouchedSlice: Slice = { values: {}, trail: [] };

/**
 * The packed tables as records' states, for the rules of shared/sync: records are taken out, ruled on in memory, and put
 * back together. Lives inside one transaction of the write door over `packedTables` and `contests`; sees and writes only
 * the tiers whose keys are there.
 */
export class TableWork {
  readonly #database: WaymarkDatabase;
  readonly #tiers: readonly Tier[];
  readonly #packs = new Map<string, OpenPack>();
  readonly #records = new Map<string, OpenRecord>();
  readonly #sheets = new Map<string, LoadedSheet>();
  readonly #contests = new Map<string, OpenContest>();
  readonly #touched = new Map<string, RecordRef>();

  constructor(database: WaymarkDatabase, tiers: readonly Tier[]) {
    this.#database = database;
    this.#tiers = tiers;
  }

  /** Takes records out of the tables; must be called for each before `state` and `put`. */
  async load(refs: readonly RecordRef[]): Promise<void> {
    const wanted = refs.filter((ref) => !this.#contests.has(refOf(ref)));
    await this.#loadPacks(wanted.filter(({ type }) => knownDeclaration(type).storage === 'held'));
    await this.#loadRecords(wanted.filter(({ type }) => knownDeclaration(type).storage === 'dated'));
    await this.#loadSheets(wanted.filter(({ type }) => knownDeclaration(type).storage === 'sheet'));
    const unique = [...new Map(wanted.map((ref) => [refOf(ref), ref])).values()];
    const rows = await this.#contestRows(unique);
    for (const { type, key } of unique) {
      const row = rows.get(refOf({ type, key })) ?? { type, key, p: {} };
      const proposals = new Map(partsOf(row.p).map(([tier, bytes]) => [tier, unpackJson<Proposal[]>(bytes)]));
      this.#contests.set(refOf({ type, key }), { row, proposals, isTouched: false });
    }
  }

  /** Few records ever differ: of many, only those that did are asked for. */
  async #contestRows(refs: readonly RecordRef[]): Promise<ReadonlyMap<string, ContestRow>> {
    const { contests } = this.#database;
    const keys = refs.map(({ type, key }): [string, string] => [type, key]);
    const there =
      refs.length < manyRecords
        ? null
        : new Set((await contests.toCollection().primaryKeys()).map(([type, key]) => refOf({ type, key })));
    const asked = there === null ? keys : keys.filter(([type, key]) => there.has(refOf({ type, key })));
    const rows = await contests.bulkGet(asked);
    return new Map(rows.flatMap((row) => (row === undefined ? [] : [[refOf(row), row] as const])));
  }

  async #loadPacks(refs: readonly RecordRef[]): Promise<void> {
    const places = new Map(
      refs.map(({ type, key }) => [packName(type, key), [type, bucketOf(key)] as [string, number]]),
    );
    const missing = [...places].filter(([name]) => !this.#packs.has(name));
    const rows = await this.#database.packs.bulkGet(missing.map(([, place]) => place));
    for (const [index, [name, [type, bucket]]] of missing.entries()) {
      this.#packs.set(name, openPack(rows[index] ?? { type, bucket, p: {} }));
    }
  }

  async #loadRecords(refs: readonly RecordRef[]): Promise<void> {
    const unique = [...new Map(refs.map((ref) => [refOf(ref), ref])).values()];
    const rows = await this.#database.records.bulkGet(unique.map(({ type, key }): [string, string] => [type, key]));
    for (const [index, { type, key }] of unique.entries()) {
      const row = rows[index] ?? { type, key, p: {} };
      const slices = new Map(partsOf(row.p).map(([tier, bytes]) => [tier, unpackSlice(bytes)]));
      this.#records.set(refOf({ type, key }), { row, slices, touched: new Set() });
    }
  }

  async #loadSheets(refs: readonly RecordRef[]): Promise<void> {
    const keys = new Map<string, SheetKey>();
    for (const { key } of refs) keys.set(sheetName(key), sheetKeyOfMark(key));
    const missing = [...keys].filter(([name]) => !this.#sheets.has(name));
    const sheets = await loadSheets(
      this.#database,
      missing.map(([, key]) => key),
    );
    missing.forEach(([name], index) => {
      const sheet = sheets[index];
      if (sheet !== undefined) this.#sheets.set(name, sheet);
    });
  }

  /** The record as far as the tiers held tell it; undefined where they hold nothing of it. `number` is 0: the caller knows what is ahead. */
  state(ref: RecordRef): RecordState | undefined {
    const proposals = this.#contests.get(refOf(ref))?.proposals;
    const states: Partial<Record<Tier, TierState>> = {};
    for (const tier of this.#tiers) {
      const own = proposals?.get(tier) ?? [];
      const entries = tier === baseTier ? this.#entries(ref) : undefined;
      const slice = entries === undefined ? this.#slice(ref, tier) : untouchedSlice;
      if (slice === undefined && own.length === 0) continue;
      const told = { number: 0, slice: slice ?? untouchedSlice, units: {}, proposals: own };
      states[tier] = entries === undefined ? told : { ...told, entries };
    }
    return Object.keys(states).length === 0 ? undefined : { pupil: null, tiers: states };
  }

  #entries({ type, key }: RecordRef): readonly MarkEntry[] | undefined {
    if (knownDeclaration(type).storage !== 'sheet') return undefined;
    return this.#sheets.get(sheetName(key))?.open.entries.get(slotOfMark(key));
  }

  #slice(ref: RecordRef, tier: Tier): Slice | undefined {
    const { type, key } = ref;
    const { storage } = knownDeclaration(type);
    if (storage === 'held') return this.#packs.get(packName(type, key))?.slices.get(tier)?.get(key);
    if (storage === 'dated') return this.#records.get(refOf(ref))?.slices.get(tier);
    if (tier === baseTier) return undefined;
    const slot = slotOfMark(key);
    const rows = this.#sheets.get(sheetName(key))?.open.restricted.filter(([at]) => at === slot) ?? [];
    return rows.length === 0 ? undefined : sliceOfRestricted(rows.map(([, device, n, code]) => ({ device, n, code })));
  }

  /** Puts one tier of a record's new state in its place. */
  put(ref: RecordRef, pupil: string | null, tier: Tier, state: TierState): void {
    if (!this.#tiers.includes(tier)) return;
    this.#touched.set(refOf(ref), ref);
    const contest = this.#contests.get(refOf(ref));
    if (contest !== undefined && contest.proposals.get(tier) !== state.proposals) {
      if (state.proposals.length > 0 || contest.proposals.has(tier)) {
        contest.proposals.set(tier, state.proposals);
        contest.isTouched = true;
      }
    }
    const { storage } = knownDeclaration(ref.type);
    if (storage === 'sheet') this.#putMark(ref.key, tier, state);
    else if (!isEmpty(state.slice)) this.#putSlice(ref, pupil, tier, state.slice);
  }

  #putMark(key: string, tier: Tier, { entries, slice }: TierState): void {
    const sheet = this.#sheets.get(sheetName(key));
    if (sheet === undefined) throw new Error('A mark whose sheet was not taken out');
    const slot = slotOfMark(key);
    if (tier === baseTier) {
      if (entries === undefined || entries.length === 0) return;
      sheet.open.entries.set(slot, [...entries]);
    } else {
      if (isEmpty(slice)) return;
      const others = sheet.open.restricted.filter(([at]) => at !== slot);
      const own = restrictedEntriesOf(slice).map(
        ({ device, n, code }) => [slot, device, n, code] as (typeof others)[number],
      );
      sheet.open.restricted.splice(0, sheet.open.restricted.length, ...others, ...own);
    }
    sheet.touched.add(tier);
  }

  #putSlice(ref: RecordRef, pupil: string | null, tier: Tier, slice: Slice): void {
    const { type, key } = ref;
    const pack = this.#packs.get(packName(type, key));
    if (knownDeclaration(type).storage === 'held' && pack !== undefined) {
      const slices = pack.slices.get(tier) ?? new Map<string, Slice>();
      pack.slices.set(tier, slices.set(key, slice));
      pack.touched.add(tier);
      return;
    }
    const record = this.#records.get(refOf(ref));
    if (record === undefined) throw new Error('A record that was not taken out');
    record.slices.set(tier, slice);
    record.touched.add(tier);
    if (pupil !== null) record.row = { ...record.row, pupil };
    const date = tier === baseTier ? dateOf(type, slice) : undefined;
    if (date !== undefined) record.row = { ...record.row, date };
  }

  /** What the tables hold now of every held record that was put or named, for the memory. */
  bases(alsoOf: readonly RecordRef[]): HeldBase[] {
    const refs = new Map([...this.#touched, ...alsoOf.map((ref) => [refOf(ref), ref] as const)]);
    return [...refs.values()]
      .filter(({ type }) => knownDeclaration(type).storage === 'held')
      .map((ref) => ({
        ...ref,
        slices: new Map(
          this.#tiers.flatMap((tier) => {
            const slice = this.#slice(ref, tier);
            return slice === undefined ? [] : [[tier, slice] as const];
          }),
        ),
      }));
  }

  async save(): Promise<void> {
    const { packs, records, contests } = this.#database;
    await packs.bulkPut([...this.#packs.values()].filter(({ touched }) => touched.size > 0).map(packedPack));
    await records.bulkPut([...this.#records.values()].filter(({ touched }) => touched.size > 0).map(packedRecord));
    const sheets = [...this.#sheets.values()].filter(({ touched }) => touched.size > 0);
    if (sheets.length > 0) await putSheets(this.#database, sheets);
    await contests.bulkPut([...this.#contests.values()].filter(({ isTouched }) => isTouched).map(packedContest));
  }
}

function isEmpty(slice: Slice): boolean {
  return slice.trail.length === 0 && Object.keys(slice.values).length === 0;
}

function partsOf(parts: Partial<Record<Tier, Uint8Array>>): [Tier, Uint8Array][] {
  // The keys of a part are tiers: only the sealing middleware writes them.
  return Object.entries(parts) as [Tier, Uint8Array][];
}

function packName(type: string, key: string): string {
  return `${type} ${bucketOf(key)}`;
}

function sheetName(markKey: string): string {
  const { halfTerm, enrolment } = sheetKeyOfMark(markKey);
  return `${halfTerm} ${enrolment}`;
}

function slotOfMark(markKey: string): number {
  const { date, session } = readMarkKey(markKey);
  return slotOf(date, session);
}

function dateOf(type: string, slice: Slice): string | undefined {
  const { dateField } = knownDeclaration(type);
  const date = dateField === null ? undefined : slice.values[dateField];
  return typeof date === 'string' ? date : undefined;
}

function openPack(row: PackRow): OpenPack {
  const slices = new Map(partsOf(row.p).map(([tier, bytes]) => [tier, unpackSlices(bytes)]));
  return { row, slices, touched: new Set() };
}

function packedPack({ row, slices, touched }: OpenPack): PackRow {
  const parts = { ...row.p };
  for (const tier of touched) parts[tier] = packSlices(slices.get(tier) ?? new Map<string, Slice>());
  return { ...row, p: parts };
}

function packedRecord({ row, slices, touched }: OpenRecord): RecordRow {
  const parts = { ...row.p };
  for (const tier of touched) {
    const slice = slices.get(tier);
    if (slice !== undefined) parts[tier] = packSlice(slice);
  }
  return { ...row, p: parts };
}

function packedContest({ row, proposals }: OpenContest): ContestRow {
  const parts = { ...row.p };
  for (const [tier, own] of proposals) parts[tier] = packJson(own);
  return { ...row, p: parts };
}
