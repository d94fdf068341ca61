import type { Change, Operation } from '../sync/commit.ts';
import type { Header } from '../sync/fold.ts';
import { readMarkKey } from './mark.ts';
import { slotOf, slotsPerSheet } from './half-term.ts';
import { codeNumber, codeOfNumber, packedCodes, type PackedCode } from './packed-codes.ts';

/** One entry in the life of a mark. Entries are only ever added; the last one stands (SI 2024/208, regs 6 and 7). */
export interface MarkEntry {
  /** Null: taken back before the register closed. */
  readonly code: PackedCode | null;
  readonly minutesLate?: number;
  readonly nature?: string;
  readonly arrivedAt?: string;
  readonly source?: string;
  readonly by: string;
  readonly position: string;
  readonly at: number;
  readonly device: string;
  readonly n: number;
  readonly op: Operation;
  readonly reason?: string;
}

/** The marks of one enrolment in one half-term, with all their entries, oldest first, by slot. */
export type Sheet = ReadonlyMap<number, readonly MarkEntry[]>;

const unitFields = ['minutesLate', 'nature', 'arrivedAt', 'source'] as const;

/** The entry a change adds after those that stand in its slot. */
export function entryAfter(entries: readonly MarkEntry[] | undefined, change: Change, header: Header): MarkEntry {
  const last = entries?.at(-1);
  const code = change.fields['code'];
  // Built name by name, for a year's marks come at once; the order of the names is the order in which they are kept.
  const entry: Record<string, unknown> = { code: code === undefined ? (last?.code ?? null) : code[1] };
  for (const name of unitFields) {
    const altered = change.fields[name];
    const value = altered === undefined ? last?.[name] : altered[1];
    if (value !== undefined && value !== null && entry['code'] !== null) entry[name] = value;
  }
  const recordedBy = change.fields['recordedBy']?.[1];
  const recordedAt = change.fields['recordedAt']?.[1];
  entry['by'] = typeof recordedBy === 'string' ? recordedBy : header.by;
  entry['position'] = header.position;
  entry['at'] = typeof recordedAt === 'number' ? recordedAt : header.at;
  entry['device'] = header.device;
  entry['n'] = header.n;
  entry['op'] = change.op;
  if (header.reason !== undefined) entry['reason'] = header.reason;
  return entry as Partial<MarkEntry> as MarkEntry;
}

/** Adds a change to a sheet being built. Changes must come in the order of their commits. */
export function addToSheet(sheet: Map<number, MarkEntry[]>, change: Change, header: Header): void {
  const { date, session } = readMarkKey(change.key);
  const slot = slotOf(date, session);
  const entries = sheet.get(slot);
  const entry = entryAfter(entries, change, header);
  if (entries === undefined) sheet.set(slot, [entry]);
  else entries.push(entry);
}

/** The standing codes of a sheet, a byte a slot: all that statistics and the week so far need. */
export function codesOfSheet(sheet: Sheet): Uint8Array {
  const codes = new Uint8Array(slotsPerSheet);
  for (const [slot, entries] of sheet) {
    const code = entries.at(-1)?.code;
    if (code !== null && code !== undefined) codes[slot] = codeNumber(code);
  }
  return codes;
}

const operationOrder: readonly Operation[] = ['create', 'set', 'amend', 'withdraw'];

type PackedEntry = (number | Record<string, unknown>)[];
export interface PackedSheet {
  /** Staff, positions and devices, named once. */
  readonly s: readonly string[];
  readonly e: readonly PackedEntry[];
}

/** The sheet as rows of small numbers: times as differences, people as places in a list. */
export function packSheet(sheet: Sheet): PackedSheet {
  const places = new Map<string, number>();
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  };
  let previousAt = 0;
  const rows: PackedEntry[] = [];
  for (const [slot, entries] of sheet) {
    for (const { code, by, position, at, device, n, op, ...rest } of entries) {
      const number = code === null ? 0 : codeNumber(code);
      const row: PackedEntry = [slot, number, place(by), place(position), at - previousAt, place(device), n];
      const extra = Object.keys(rest).length > 0;
      if (op !== 'create' || extra) row.push(operationOrder.indexOf(op));
      if (extra) row.push(rest);
      rows.push(row);
      previousAt = at;
    }
  }
  return { s: [...places.keys()], e: rows };
}

/** Reads what `packSheet` wrote; only the slots from first to last, both included, where they are named. */
export function unpackSheet(packed: PackedSheet, first = 0, last = slotsPerSheet - 1): Map<number, MarkEntry[]> {
  const sheet = new Map<number, MarkEntry[]>();
  let at = 0;
  for (const row of packed.e) {
    // Written by packSheet: six numbers, then the operation, then the rest of the unit.
    const [slot, number, by, position, delta, device, n, op = 0] = row as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number?,
    ];
    at += delta;
    if (slot < first || slot > last) continue;
    const entry: MarkEntry = {
      code: codeOfNumber(number),
      ...(row[8] as object | undefined),
      by: packed.s[by] ?? '',
      position: packed.s[position] ?? '',
      at,
      device: packed.s[device] ?? '',
      n,
      op: operationOrder[op] ?? 'set',
    };
    const entries = sheet.get(slot);
    if (entries === undefined) sheet.set(slot, [entry]);
    else entries.push(entry);
  }
  return sheet;
}

/** Marks by code over some span: index 0 counts none, index k the code numbered k (packed-codes.ts). */
export type PackedCounts = Uint16Array;

/** Room for codes yet to come, so that a counter row never changes its length. */
export const countsLength = 64;

/** Counts the codes of the slots from first to last, both included, into `counts`. */
export function countCodes(codes: Uint8Array, first: number, last: number, counts: PackedCounts): void {
  for (let slot = Math.max(0, first); slot <= last && slot < codes.length; slot += 1) {
    const number = codes[slot] ?? 0;
    if (number !== 0) counts[number] = (counts[number] ?? 0) + 1;
  }
}

/** The counts as a record by code, for the statistics. */
export function countsByCode(counts: PackedCounts): Partial<Record<PackedCode, number>> {
  const byCode: Partial<Record<PackedCode, number>> = {};
  packedCodes.forEach((code, index) => {
    const count = counts[index + 1] ?? 0;
    if (count > 0) byCode[code] = count;
  });
  return byCode;
}
