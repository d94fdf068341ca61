import type { MarkEntry } from '../../../shared/attendance/sheet.ts';
import type { Code, MarkUnit, Session as DaySession } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';

/** One entry of a mark as the signed-in member may see it: a restricted code shows as such only to those who hold its tier. */
export interface EntryShown extends Omit<MarkEntry, 'code'> {
  readonly code: Code | null;
}

/** A mark that stands, and every entry that led to it, oldest first. */
export interface StandingMark {
  /** Null: entered and taken back before the register closed. */
  readonly unit: MarkUnit | null;
  readonly entries: readonly EntryShown[];
  /**
   * Of a young person with two files on the roll at once: every mark of the session under the enrolment it is kept under, the
   * one shown first. Absent where it is the one mark of its own enrolment.
   */
  readonly under?: readonly MarkUnder[];
}

export interface MarkUnder extends Pick<StandingMark, 'unit' | 'entries'> {
  readonly enrolment: string;
}

export interface MarkBook {
  /** Null where nothing was ever entered. */
  get(enrolment: string, date: LocalDate, session: DaySession): StandingMark | null;
  /** Everything entered for the enrolment in the days asked for, in the order of the days. */
  of(
    enrolment: string,
  ): readonly { readonly date: LocalDate; readonly session: DaySession; readonly mark: StandingMark }[];
}
