import { slotsPerSheet } from '../../shared/attendance/half-term.ts';
import { codesOfSheet } from '../../shared/attendance/sheet.ts';
import { baseTier, type Tier } from '../../shared/model/tiers.ts';
import { bytesOfCounts, countsOfBytes, recount, yearOf } from './counters.ts';
import type { WaymarkDatabase } from './database.ts';
import type { SheetRow } from './rows.ts';
import { openSheet, packOpenSheet, type OpenSheet, type SheetKey } from './sheets.ts';

/** A sheet taken out of the tables to be worked on. */
export interface LoadedSheet {
  readonly key: SheetKey;
  readonly stored: SheetRow | undefined;
  readonly open: OpenSheet;
  /** Tiers that were changed and must be put back. */
  readonly touched: Set<Tier>;
}

function placeOf({ halfTerm, enrolment }: SheetKey): [string, string] {
  return [halfTerm, enrolment];
}

/** Opens sheets inside a transaction of the write door over the packed tables. */
export async function loadSheets(database: WaymarkDatabase, keys: readonly SheetKey[]): Promise<LoadedSheet[]> {
  const stored = await database.details.bulkGet(keys.map(placeOf));
  return keys.map((key, index) => ({
    key,
    stored: stored[index],
    open: openSheet(stored[index]),
    touched: new Set<Tier>(),
  }));
}

/** Puts sheets back with what follows from them: the standing codes, and the year's counts. */
export async function putSheets(database: WaymarkDatabase, sheets: readonly LoadedSheet[]): Promise<void> {
  const { codes, details, counters } = database;
  const places = sheets.map(({ key }) => placeOf(key));
  const years = new Map(sheets.map(({ key }) => [countKeyOf(key), [yearOf(key.halfTerm), key.enrolment] as const]));
  const [storedCodes, storedCounts] = await Promise.all([
    codes.bulkGet(places),
    counters.bulkGet([...years.values()].map(([year, enrolment]): [number, string] => [year, enrolment])),
  ]);
  const counts = new Map([...years.keys()].map((key, index) => [key, countsOfBytes(storedCounts[index]?.p[baseTier])]));
  const after = sheets.map(({ key, open }, index) => {
    const standing = codesOfSheet(open.entries);
    const before = storedCodes[index]?.p[baseTier] ?? new Uint8Array(slotsPerSheet);
    const yearCounts = counts.get(countKeyOf(key));
    if (yearCounts !== undefined) recount(yearCounts, key.halfTerm, before, standing);
    return standing;
  });
  await details.bulkPut(
    sheets.map(({ key, stored, open, touched }) => ({
      ...key,
      ...stored,
      p: { ...stored?.p, ...packOpenSheet(open, touched) },
    })),
  );
  await codes.bulkPut(
    sheets.map(({ key }, index) => ({ ...key, p: { [baseTier]: after[index] ?? new Uint8Array() } })),
  );
  await counters.bulkPut(
    [...years].map(([key, [year, enrolment]]) => ({
      year,
      enrolment,
      p: { [baseTier]: bytesOfCounts(counts.get(key) ?? countsOfBytes(undefined)) },
    })),
  );
}

function countKeyOf(key: SheetKey): string {
  return `${yearOf(key.halfTerm)} ${key.enrolment}`;
}
