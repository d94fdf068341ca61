import {
  halfTermOf,
  halfTermSpan,
  halfTermsBetween,
  sessionOfSlot,
  slotOf,
  type HalfTermKey,
} from '../../../shared/attendance/half-term.ts';
import { readMarkKey } from '../../../shared/attendance/mark.ts';
import { codeOfNumber } from '../../../shared/attendance/packed-codes.ts';
import { countCodes, countsByCode, type MarkEntry, type PackedCounts } from '../../../shared/attendance/sheet.ts';
import { sessionKey, type Code, type CodeCounts, type MarkUnit } from '../../../shared/attendance/types.ts';
import { academicYearOf, type LocalDate } from '../../../shared/lib/local-date.ts';
import { baseTier } from '../../../shared/model/tiers.ts';
import { countsOfBytes, emptyCounts, liesWithin } from '../counters.ts';
import type { PendingChange } from '../replica.ts';
import type { Session } from '../session.ts';
import type { EntryShown, MarkBook, StandingMark } from './mark-book.ts';
import { bookOfPersons, codesOfPersons, withThoseBeside } from './one-persons-marks.ts';
import { readWithPending } from './settled-read.ts';
import { layOn, openSheet, restrictedCodeOf, type OpenSheet } from '../sheets.ts';

function show(sheet: OpenSheet, slot: number, entry: MarkEntry): EntryShown {
  const restricted = entry.code === 'Y' ? restrictedCodeOf(sheet, slot, entry) : null;
  return restricted === 'Y5' ? { ...entry, code: 'Y5' } : entry;
}

/** The unit of an entry: what screens compare, show and amend. */
export function unitOf(entry: EntryShown): MarkUnit | null {
  if (entry.code === null) return null;
  const { code, minutesLate, nature, arrivedAt, source } = entry;
  return {
    code,
    ...(minutesLate === undefined ? {} : { minutesLate }),
    ...(nature === undefined ? {} : { nature }),
    ...(arrivedAt === undefined ? {} : { arrivedAt }),
    ...(source === undefined ? {} : { source }),
  };
}

function standing(sheet: OpenSheet, slot: number, entries: readonly MarkEntry[]): StandingMark {
  const shown = entries.map((entry) => show(sheet, slot, entry));
  const last = shown.at(-1);
  return { unit: last === undefined ? null : unitOf(last), entries: shown };
}

function pendingMarks(session: Session, wanted: ReadonlySet<string>): PendingChange[] {
  return session.replica.pendingOf('mark').filter(({ change }) => wanted.has(readMarkKey(change.key).enrolment));
}

/**
 * The marks, with their whole history, of the enrolments named, from one day to another, both included. Of a young person with
 * several files one mark for a session.
 */
export async function readMarks(
  session: Session,
  enrolments: readonly string[],
  from: LocalDate,
  to: LocalDate,
): Promise<MarkBook> {
  const { persons } = session.replica;
  return bookOfPersons(await readKeptMarks(session, withThoseBeside(persons, enrolments), from, to), persons);
}

/** The same, each mark under the enrolment it is kept under and no other. */
export async function readKeptMarks(
  session: Session,
  enrolments: readonly string[],
  from: LocalDate,
  to: LocalDate,
): Promise<MarkBook> {
  const halfTerms = halfTermsBetween(from, to);
  const places = enrolments.flatMap((enrolment) =>
    halfTerms.map((halfTerm): [HalfTermKey, string] => [halfTerm, enrolment]),
  );
  const taken = pendingMarks(session, new Set(enrolments));
  const { details } = session.database;
  const { answer: rows, pending } = await readWithPending(session, [details], taken, () => details.bulkGet(places));
  const sheets = new Map<string, OpenSheet>(
    places.map(([halfTerm, enrolment], index) => {
      const [first, last] = slotsBetween(halfTerm, from, to);
      return [`${halfTerm} ${enrolment}`, openSheet(rows[index], first, last)];
    }),
  );
  for (const change of pending) {
    const { enrolment, date } = readMarkKey(change.change.key);
    const sheet = sheets.get(`${halfTermOf(date)} ${enrolment}`);
    if (sheet !== undefined && date >= from && date <= to) layOn(sheet, change);
  }
  return bookOf(sheets, halfTerms, from, to);
}

function bookOf(
  sheets: ReadonlyMap<string, OpenSheet>,
  halfTerms: readonly HalfTermKey[],
  from: LocalDate,
  to: LocalDate,
): MarkBook {
  return {
    get: (enrolment, date, session) => {
      const sheet = sheets.get(`${halfTermOf(date)} ${enrolment}`);
      const slot = slotOf(date, session);
      const entries = sheet?.entries.get(slot);
      return sheet === undefined || entries === undefined ? null : standing(sheet, slot, entries);
    },
    of: (enrolment) =>
      halfTerms.flatMap((halfTerm) => {
        const sheet = sheets.get(`${halfTerm} ${enrolment}`);
        return [...(sheet?.entries ?? [])]
          .sort(([a], [b]) => a - b)
          .map(([slot, entries]) => ({
            ...sessionOfSlot(halfTerm, slot),
            mark: standing(sheet ?? openSheet(undefined), slot, entries),
          }))
          .filter(({ date }) => date >= from && date <= to);
      }),
  };
}

/** Standing codes only, by enrolment and session: for strips and calendars of many pupils. A restricted code shows as Y. */
export async function readCodes(
  session: Session,
  enrolments: readonly string[],
  from: LocalDate,
  to: LocalDate,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Code>>> {
  const { persons } = session.replica;
  const kept = await readKeptCodes(session, withThoseBeside(persons, enrolments), from, to);
  return codesOfPersons(kept, persons, enrolments);
}

async function readKeptCodes(
  session: Session,
  enrolments: readonly string[],
  from: LocalDate,
  to: LocalDate,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Code>>> {
  const halfTerms = halfTermsBetween(from, to);
  const places = enrolments.flatMap((enrolment) =>
    halfTerms.map((halfTerm): [HalfTermKey, string] => [halfTerm, enrolment]),
  );
  const taken = pendingMarks(session, new Set(enrolments));
  const table = session.database.codes;
  const { answer: rows, pending } = await readWithPending(session, [table], taken, () => table.bulkGet(places));
  const codes = new Map<string, Map<string, Code>>(enrolments.map((enrolment) => [enrolment, new Map()]));
  places.forEach(([halfTerm, enrolment], index) => {
    rows[index]?.p[baseTier]?.forEach((number, slot) => {
      const code = codeOfNumber(number);
      if (code === null) return;
      const { date, session: daySession } = sessionOfSlot(halfTerm, slot);
      if (date >= from && date <= to) codes.get(enrolment)?.set(sessionKey(date, daySession), code);
    });
  });
  for (const { tier, change } of pending) {
    const { enrolment, date, session: daySession } = readMarkKey(change.key);
    const altered = change.fields['code'];
    if (tier !== baseTier || altered === undefined || date < from || date > to) continue;
    // Checked against the code list when it was written.
    if (altered[1] === null) codes.get(enrolment)?.delete(sessionKey(date, daySession));
    else codes.get(enrolment)?.set(sessionKey(date, daySession), altered[1] as Code);
  }
  return codes;
}

function add(total: PackedCounts, part: PackedCounts): void {
  for (let place = 1; place < 60; place += 1) total[place] = (total[place] ?? 0) + (part[place] ?? 0);
}

interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}
type SpanOf = (enrolment: string) => Span;

/**
 * How many marks stand with each code, by enrolment, from one day to another. Whole years come from the counters, the rest
 * from the codes of the sheets; unsettled commits are laid over both. `spanOf` narrows the days of an enrolment, so that
 * marks outside a stay on roll are never counted.
 */
export async function readCounts(
  session: Session,
  enrolments: readonly string[],
  from: LocalDate,
  to: LocalDate,
  spanOf: SpanOf = () => ({ from, to }),
): Promise<ReadonlyMap<string, CodeCounts>> {
  const wanted = new Set(enrolments);
  const totals = new Map<string, PackedCounts>(enrolments.map((enrolment) => [enrolment, emptyCounts()]));
  const { persons } = session.replica;
  const pending = new Set(pendingMarks(session, wanted).map(({ change }) => readMarkKey(change.key).enrolment));
  const unsettled = enrolments.filter((id) => pending.has(id) || persons.staysBeside(id) !== undefined);
  const overlaid = new Set(unsettled);
  const years = await session.database.counters
    .where('[year+enrolment]')
    .between([academicYearOf(from), ''], [academicYearOf(to), '\uffff'])
    .toArray();
  const partial: [HalfTermKey, string][] = [];
  for (const { year, enrolment, p } of years) {
    const total = totals.get(enrolment);
    if (total === undefined || overlaid.has(enrolment)) continue;
    const counts = countsOfBytes(p[baseTier]);
    const span = spanOf(enrolment);
    if (liesWithin(counts, year, span.from, span.to)) add(total, counts);
    else
      partial.push(
        ...halfTermsOfYear(year, span.from, span.to).map((halfTerm): [HalfTermKey, string] => [halfTerm, enrolment]),
      );
  }
  const rows = await session.database.codes.bulkGet(partial);
  partial.forEach(([halfTerm, enrolment], index) => {
    const codes = rows[index]?.p[baseTier];
    const total = totals.get(enrolment);
    const span = spanOf(enrolment);
    if (codes !== undefined && total !== undefined) countRange(codes, halfTerm, span.from, span.to, total);
  });
  const counted = new Map<string, CodeCounts>(
    [...totals].map(([enrolment, counts]) => [enrolment, countsByCode(counts)]),
  );
  if (unsettled.length > 0) await countUnsettled(session, unsettled, { from, to }, spanOf, counted);
  return counted;
}

/** Few pupils have unsettled marks at any moment, or two files: theirs are counted from the standing codes. */
async function countUnsettled(
  session: Session,
  enrolments: readonly string[],
  { from, to }: Span,
  spanOf: SpanOf,
  counted: Map<string, CodeCounts>,
): Promise<void> {
  for (const [enrolment, codes] of await readCodes(session, enrolments, from, to)) {
    const counts: Partial<Record<Code, number>> = {};
    const span = spanOf(enrolment);
    for (const [key, code] of codes) {
      // A session's key begins with its day.
      const day = key.slice(0, span.from.length);
      if (day >= span.from && day <= span.to) counts[code] = (counts[code] ?? 0) + 1;
    }
    counted.set(enrolment, counts);
  }
}

function halfTermsOfYear(year: number, from: LocalDate, to: LocalDate): HalfTermKey[] {
  return halfTermsBetween(from, to).filter((key) => key.startsWith(`${year}-`));
}

function countRange(
  codes: Uint8Array,
  halfTerm: HalfTermKey,
  from: LocalDate,
  to: LocalDate,
  total: PackedCounts,
): void {
  const [first, last] = slotsBetween(halfTerm, from, to);
  countCodes(codes, first, last, total);
}

/** The first and last slot of the part of a half-term that lies between two days. */
function slotsBetween(halfTerm: HalfTermKey, from: LocalDate, to: LocalDate): [first: number, last: number] {
  const span = halfTermSpan(halfTerm);
  const first = from > span.first ? from : span.first;
  const last = to < span.last ? to : span.last;
  return [slotOf(first, 'AM'), slotOf(last, 'PM')];
}
