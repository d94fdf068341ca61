import { markKey } from '../attendance/mark.ts';
import type { MarkUnit, Session } from '../attendance/types.ts';
import type { LocalDate } from '../lib/local-date.ts';
import type { JsonValue } from '../model/declare.ts';
import type { Change } from '../sync/commit.ts';
import type { SampleStaffId } from './staff.ts';

/** One act of the sample's past: whose, on what day and at what time of day; it becomes one commit. */
export interface SampleBatch {
  readonly changes: readonly Change[];
  readonly by: SampleStaffId;
  readonly on: LocalDate;
  /** Seconds since midnight. */
  readonly second: number;
  readonly reason?: string;
}

export interface MarkPlace {
  readonly enrolment: string;
  readonly pupil: string;
  readonly date: LocalDate;
  readonly session: Session;
}

function fieldsOf({ code, ...rest }: MarkUnit): Record<string, JsonValue> {
  // Criminal-justice detention shows as Y to all, as Y5 to few (shared/attendance/mark.ts).
  const fields: Record<string, JsonValue> = code === 'Y5' ? { code: 'Y', restrictedCode: 'Y5' } : { code };
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) fields[name] = value;
  return fields;
}

/** The entry a mark begins with, or the one that amends it where `before` is given. */
export function markEntry(
  { enrolment, pupil, date, session }: MarkPlace,
  unit: MarkUnit,
  before: MarkUnit | null,
): Change {
  const from = before === null ? {} : fieldsOf(before);
  const to = fieldsOf(unit);
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const fields = Object.fromEntries(names.map((name) => [name, [from[name] ?? null, to[name] ?? null] as const]));
  return {
    type: 'mark',
    key: markKey({ enrolment, date, session }),
    pupil,
    op: before === null ? 'create' : 'amend',
    fields,
  };
}

/** In the order of time; acts of the same second keep their order. */
export function inTime(batches: readonly SampleBatch[]): SampleBatch[] {
  return batches.toSorted((a, b) => (a.on === b.on ? a.second - b.second : a.on < b.on ? -1 : 1));
}
