import { addToSheet, packSheet, unpackSheet, type MarkEntry, type PackedSheet } from '../../shared/attendance/sheet.ts';
import { halfTermOf, slotOf, type HalfTermKey } from '../../shared/attendance/half-term.ts';
import { readMarkKey } from '../../shared/attendance/mark.ts';
import { baseTier, type Tier } from '../../shared/model/tiers.ts';
import { packJson, unpackJson } from '../../shared/sync/codec.ts';
import type { PendingChange } from './replica.ts';
import type { Parts, SheetRow } from './rows.ts';

/** True codes that stand in a tier of their own, by (slot, device, n) of the entry they belong to. */
export type RestrictedRow = [slot: number, device: string, n: number, code: string | null];

/** A sheet as it is worked on: entries by slot, and the restricted codes a member may see. */
export interface OpenSheet {
  readonly entries: Map<number, MarkEntry[]>;
  readonly restricted: RestrictedRow[];
}

const restrictedTier: Tier = 'sensitive';

/** Opens a sheet, or only its slots from first to last. */
export function openSheet(row: SheetRow | undefined, first?: number, last?: number): OpenSheet {
  const base = row?.p[baseTier];
  const restricted = row?.p[restrictedTier];
  return {
    entries:
      base === undefined ? new Map<number, MarkEntry[]>() : unpackSheet(unpackJson<PackedSheet>(base), first, last),
    restricted: restricted === undefined ? [] : unpackJson<RestrictedRow[]>(restricted),
  };
}

/** Lays one tier of a mark change onto an open sheet. */
export function layOn(sheet: OpenSheet, { tier, change, header }: PendingChange): void {
  const { date, session } = readMarkKey(change.key);
  const slot = slotOf(date, session);
  const { device, n } = header;
  if (tier === baseTier) {
    // A row of the endpoint may hold an entry of ours already that the log has not confirmed yet.
    const isThere = sheet.entries.get(slot)?.some((entry) => entry.n === n && entry.device === device);
    if (isThere !== true) addToSheet(sheet.entries, change, header);
    return;
  }
  if (sheet.restricted.some((row) => row[0] === slot && row[1] === device && row[2] === n)) return;
  const code = change.fields['restrictedCode']?.[1];
  sheet.restricted.push([slot, device, n, typeof code === 'string' ? code : null]);
}

export function packOpenSheet(sheet: OpenSheet, touched: ReadonlySet<Tier>): Parts {
  return {
    ...(touched.has(baseTier) ? { [baseTier]: packJson(packSheet(sheet.entries)) } : {}),
    ...(touched.has(restrictedTier) ? { [restrictedTier]: packJson(sheet.restricted) } : {}),
  };
}

/** The restricted code of an entry; null where there is none or the member may not see it. */
export function restrictedCodeOf(sheet: OpenSheet, slot: number, entry: MarkEntry): string | null {
  const row = sheet.restricted.find(([at, device, n]) => at === slot && device === entry.device && n === entry.n);
  return row?.[3] ?? null;
}

export interface SheetKey {
  readonly halfTerm: HalfTermKey;
  readonly enrolment: string;
}

export function sheetKeyOfMark(markKey: string): SheetKey {
  const { enrolment, date } = readMarkKey(markKey);
  return { halfTerm: halfTermOf(date), enrolment };
}
