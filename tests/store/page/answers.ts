import { countsOfBytes } from '../../../renderer/data/counters.ts';
import type { RecordType } from '../../../shared/model/registry.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { unpackJson } from '../../../shared/sync/codec.ts';
import { readDated } from '../../../renderer/data/queries/dated.ts';
import { readCounts, readMarks } from '../../../renderer/data/queries/marks.ts';
import { database, session } from './hand.ts';
import { days, enrolments } from './random-acts.ts';

const first = localDate('2026-08-28');
const last = localDate('2026-11-01');

export interface Range {
  readonly from: string;
  readonly to: string;
}

/** Everything the model answers too, as the app reads it. */
export async function answersOf(ranges: readonly Range[]) {
  const book = await readMarks(session(), enrolments, first, last);
  const marks: Record<string, unknown[]> = {};
  for (const enrolment of enrolments) {
    for (const { date, session: half, mark } of book.of(enrolment)) {
      marks[`${enrolment}|${date}|${half}`] = mark.entries.map(
        ({ code, minutesLate, nature, by, position, at, n, op, reason }) => ({
          ...{
            code,
            minutesLate: minutesLate ?? null,
            nature: nature ?? null,
            by,
            position,
            at,
            n,
            op,
            reason: reason ?? null,
          },
        }),
      );
    }
  }
  const counts: Record<string, unknown>[] = [];
  for (const { from, to } of ranges)
    counts.push(Object.fromEntries(await readCounts(session(), enrolments, localDate(from), localDate(to))));
  return { marks, counts, ...records(), ...(await dated()) };
}

function records() {
  const { replica } = session();
  const pupils = replica.all('pupil').toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const trailOf = (type: RecordType, id: string) =>
    replica.slice(type, id)?.trail.map(({ n, by, op, fields }) => [n, by, op, fields]) ?? [];
  return { pupils, histories: Object.fromEntries(pupils.map(({ id }) => [id, trailOf('pupil', id)])) };
}

async function dated() {
  const byDay: Record<string, unknown[]> = {};
  for (const type of ['observation', 'absenceAttempt'] as const) {
    for (const day of days) {
      const found = await readDated(session(), type, day, day);
      if (found.length > 0)
        byDay[`${type} ${day}`] = found.map(({ record }) => record).sort((a, b) => (a.id < b.id ? -1 : 1));
    }
  }
  return { byDay };
}

/** The same with every name in its place, so that equal meanings are equal texts. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}

/** The packed tables, opened and unpacked, as one text: the same text means the same tables. */
export async function tablesInMeaning(): Promise<string> {
  const { packs, records: rows, codes, details, counters } = database();
  const meaning: Record<string, unknown> = {};
  for (const table of [packs, rows, details]) {
    meaning[table.name] = (await table.toArray()).map((row) => ({
      ...row,
      p: Object.entries(row.p)
        .map(([tier, bytes]) => [tier, unpackJson<unknown>(bytes)])
        .sort(),
    }));
  }
  meaning['codes'] = (await codes.toArray()).map((row) => ({ ...row, p: [...(row.p.register ?? [])] }));
  // The two last places only say between which days the marks lie at most; settling in steps may leave them wider.
  meaning['counters'] = (await counters.toArray()).map((row) => ({
    ...row,
    p: [...countsOfBytes(row.p.register).slice(0, 60)],
  }));
  return JSON.stringify(inOrder(meaning));
}
