import type { Observation } from '../../../shared/attendance/observation.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import type { RegisterRow, RegisterView } from '../../data/queries/registers.ts';
import { expectedWords } from './expected-words.ts';

/** What a place saw, as far as a register enters it. */
export type SeenEntry = Pick<Observation, 'seen' | 'minutesLate'>;

/** An entry the screen shows before it has been read back from the disk. */
export interface Painted {
  readonly unit: MarkUnit | null;
  readonly seen: SeenEntry | null;
  /** The commit that holds it; null while it is being written. */
  readonly n: number | null;
}

/** A row as the screen shows it now. */
export interface ShownRow extends RegisterRow {
  readonly unit: MarkUnit | null;
  readonly seenNow: SeenEntry | null;
  readonly painted: boolean;
  /** What the plan expects now, in words. */
  readonly expected: string;
}

/** Rows without an entry on its way, as they were made of what was read: the same object, so that only altered rows are drawn anew. */
const plainRows = new WeakMap<RegisterRow, ShownRow>();

function plainRow(row: RegisterRow, head: RegisterView['head']): ShownRow {
  const known = plainRows.get(row);
  if (known !== undefined) return known;
  const expected = expectedWords(row, head);
  const made = { ...row, unit: row.mark?.unit ?? null, seenNow: row.seen, painted: false, expected };
  plainRows.set(row, made);
  return made;
}

/** Expected pupils first where a register records what was seen; a class keeps the order of its roll. */
export function shownRows(view: RegisterView, painted: ReadonlyMap<string, Painted>): ShownRow[] {
  const rows = view.rows.map((row): ShownRow => {
    const over = painted.get(row.enrolment.id);
    const plain = plainRow(row, view.head);
    if (over === undefined || (over.n !== null && over.n <= view.upTo)) return plain;
    return row.records === 'mark'
      ? { ...plain, unit: over.unit, painted: true }
      : { ...plain, seenNow: over.seen, painted: true };
  });
  if (view.head.records === 'marks') return rows;
  return [...rows.filter((row) => row.expectedHere), ...rows.filter((row) => !row.expectedHere)];
}

/** The row has what this register is there to enter. */
export function isEntered(row: ShownRow): boolean {
  return row.records === 'mark' ? row.unit !== null : row.seenNow !== null;
}
