import { knownDeclaration } from '../../../shared/model/registry.ts';
import { baseTier, type Tier } from '../../../shared/model/tiers.ts';
import type { Slice } from '../../../shared/sync/fold.ts';
import type { ScopeCell } from '../../../shared/sync/protocol/pull.ts';
import { scopeSubject } from '../../../shared/sync/protocol/scope-subject.ts';
import { packSlices, unpackSlice, unpackSlices } from '../../../shared/sync/slice-codec.ts';
import type { WaymarkDatabase } from '../database.ts';
import type { PackRow, Parts, SealedRow } from '../rows.ts';

/** What is no longer to be held here, of one tier: '*' everything, '' what is about no pupil, else a pupil or a place. */
type Leaves = (subject: string | null) => boolean;

function leavesIn(cells: readonly ScopeCell[], tier: Tier): Leaves {
  const subjects = new Set(cells.filter((cell) => cell.tier === tier).map(({ subject }) => subject));
  return (subject) => subjects.has('*') || subjects.has(subject ?? '');
}

/**
 * Wipes what left this laptop's scope from the packed tables: rows, their histories and what was proposed for them. Inside a
 * transaction of the write door over `packedTables` and `contests`; only of tiers whose keys are there, or of a whole tier.
 */
export async function wipeScope(database: WaymarkDatabase, cells: readonly ScopeCell[]): Promise<void> {
  const gone = [...new Set(cells.map(({ tier }) => tier))];
  const packs = await database.packs.toArray();
  const subjects = new SubjectsOfRecords(packs);
  for (const tier of gone) {
    const leaves = leavesIn(cells, tier);
    const isWholeTier = cells.some((cell) => cell.tier === tier && cell.subject === '*');
    await wipePacks(database, packs, tier, isWholeTier, (type, key) => leaves(subjects.of(type, key)));
    await wipeRecords(database, tier, isWholeTier, leaves);
    await wipeSheets(database, tier, isWholeTier, (enrolment) => leaves(subjects.of('enrolment', enrolment)));
    await wipeContests(database, tier, isWholeTier, (type, key) => leaves(subjects.of(type, key)));
  }
}

/** By what a held record or a mark is in a scope, as it stood before anything was wiped. */
class SubjectsOfRecords {
  readonly #subjects = new Map<string, string>();

  constructor(packs: readonly PackRow[]) {
    for (const { type, p } of packs) {
      const base = p[baseTier];
      if (base === undefined) continue;
      const { about } = knownDeclaration(type);
      for (const [key, slice] of unpackSlices(base))
        this.#subjects.set(`${type} ${key}`, scopeSubject(type, key, pupilIn(about, key, slice)));
    }
  }

  of(type: string, key: string): string | null {
    const enrolment = type === 'mark' ? key.slice(0, key.indexOf('|')) : null;
    return this.#subjects.get(enrolment === null ? `${type} ${key}` : `enrolment ${enrolment}`) ?? null;
  }
}

function pupilIn(about: string | null, key: string, slice: Slice): string | null {
  if (about === null) return null;
  if (about === 'id') return key;
  const pupil = slice.values[about];
  return typeof pupil === 'string' ? pupil : null;
}

function without<Row extends SealedRow>(row: Row, tier: Tier): Row {
  const { [tier]: _open, ...p } = row.p;
  if (row.locked === undefined) return { ...row, p };
  const { [tier]: _closed, ...locked } = row.locked;
  return { ...row, p, locked };
}

function isEmpty({ p, locked = {} }: SealedRow): boolean {
  return Object.keys(p).length + Object.keys(locked).length === 0;
}

async function wipePacks(
  database: WaymarkDatabase,
  packs: PackRow[],
  tier: Tier,
  isWholeTier: boolean,
  leaves: (type: string, key: string) => boolean,
): Promise<void> {
  for (const [index, pack] of packs.entries()) {
    if (isWholeTier) packs[index] = without(pack, tier);
    const bytes = pack.p[tier];
    if (isWholeTier || bytes === undefined) continue;
    const kept = new Map([...unpackSlices(bytes)].filter(([key]) => !leaves(pack.type, key)));
    const p: Parts = { ...pack.p, [tier]: packSlices(kept) };
    packs[index] = { ...pack, p };
  }
  await database.packs.bulkPut(packs);
}

async function wipeRecords(database: WaymarkDatabase, tier: Tier, isWholeTier: boolean, leaves: Leaves): Promise<void> {
  const rows = (await database.records.toArray()).filter(
    (row) => (row.p[tier] !== undefined || isWholeTier) && leaves(row.pupil ?? pupilOfRow(row)),
  );
  const kept = rows.map((row) => without(row, tier));
  await database.records.bulkDelete(kept.filter(isEmpty).map(({ type, key }): [string, string] => [type, key]));
  await database.records.bulkPut(kept.filter((row) => !isEmpty(row)));
}

function pupilOfRow({ type, key, p }: { type: string; key: string; p: Parts }): string | null {
  const base = p[baseTier];
  return base === undefined ? null : pupilIn(knownDeclaration(type).about, key, unpackSlice(base));
}

async function wipeSheets(
  database: WaymarkDatabase,
  tier: Tier,
  isWholeTier: boolean,
  leaves: (enrolment: string) => boolean,
): Promise<void> {
  const { details, codes, counters } = database;
  const rows = (await details.toArray()).filter(({ enrolment }) => isWholeTier || leaves(enrolment));
  if (tier !== baseTier) {
    await details.bulkPut(rows.map((row) => without(row, tier)));
    return;
  }
  const places = rows.map(({ halfTerm, enrolment }): [string, string] => [halfTerm, enrolment]);
  await details.bulkDelete(places);
  await codes.bulkDelete(places);
  const enrolments = new Set(rows.map(({ enrolment }) => enrolment));
  const years = (await counters.toCollection().primaryKeys()).filter(([, enrolment]) => enrolments.has(enrolment));
  await counters.bulkDelete(years);
}

async function wipeContests(
  database: WaymarkDatabase,
  tier: Tier,
  isWholeTier: boolean,
  leaves: (type: string, key: string) => boolean,
): Promise<void> {
  const rows = (await database.contests.toArray()).filter(({ type, key }) => isWholeTier || leaves(type, key));
  const kept = rows.map((row) => without(row, tier));
  await database.contests.bulkDelete(kept.filter(isEmpty).map(({ type, key }): [string, string] => [type, key]));
  await database.contests.bulkPut(kept.filter((row) => !isEmpty(row)));
}
