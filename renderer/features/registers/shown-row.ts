import type { Observation } from '../../../shared/attendance/observation.ts';
import type { Code, MarkUnit } from '../../../shared/attendance/types.ts';
import type { EntryShown, StandingMark } from '../../data/queries/marks.ts';
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

/** Expected pupils first where a register records what was seen; a class keeps the order of its roll. */
export function shownRows(view: RegisterView, painted: ReadonlyMap<string, Painted>): ShownRow[] {
  const rows = view.rows.map((row): ShownRow => {
    const over = painted.get(row.enrolment.id);
    const current = over !== undefined && (over.n === null || over.n > view.upTo);
    return {
      ...row,
      unit: current && row.records === 'mark' ? over.unit : (row.mark?.unit ?? null),
      seenNow: current && row.records === 'observation' ? over.seen : row.seen,
      painted: current,
      expected: expectedWords(row, view.head),
    };
  });
  if (view.head.records === 'marks') return rows;
  return [...rows.filter((row) => row.expectedHere), ...rows.filter((row) => !row.expectedHere)];
}

/** The row has what this register is there to enter. */
export function isEntered(row: ShownRow): boolean {
  return row.records === 'mark' ? row.unit !== null : row.seenNow !== null;
}

/** The entry that stood before the first amendment; undefined where nothing was amended. */
export function originalEntry(mark: StandingMark | null): EntryShown | null | undefined {
  const first = mark?.entries.findIndex((entry) => entry.op === 'amend') ?? -1;
  if (mark === null || first < 0) return undefined;
  return first === 0 ? null : (mark.entries[first - 1] ?? null);
}

/** For MarkCell: the original code where the mark was amended. */
export function originalCode(mark: StandingMark | null): Code | null | undefined {
  const original = originalEntry(mark);
  return original === undefined ? undefined : (original?.code ?? null);
}
