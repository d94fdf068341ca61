import { lastSchoolWeeks } from '../centre/school-days.ts';
import type { SchoolCalendar } from '../centre/school-days.ts';
import { addDays, weekStart } from '../lib/local-date.ts';
import type { LocalDate } from '../lib/local-date.ts';
import { classOf } from './codes.ts';
import type { Code } from './types.ts';

/** National threshold (DfE, August 2024): 10 sessions of unauthorised absence in a rolling 10 school weeks. */
export const penaltySessions = 10;
export const penaltySchoolWeeks = 10;

export type PenaltyAlert = {
  readonly reached: boolean;
  readonly unauthorised: number;
  /** How many of them are N: their reason is not yet known, so they may still change. */
  readonly notEstablished: number;
  /** First day looked at; null where no school week is known. */
  readonly from: LocalDate | null;
};

/**
 * Counts one enrolment's unauthorised sessions in the ten school weeks that end with the week of `today`; weeks without a school day
 * are passed over, so the span may cross terms and years. An alert only: whether to act is for the school and the LA.
 */
export function penaltyAlert(
  calendar: SchoolCalendar,
  today: LocalDate,
  marks: readonly { readonly date: LocalDate; readonly code: Code }[],
): PenaltyAlert {
  const from = lastSchoolWeeks(calendar, today, penaltySchoolWeeks)[0] ?? null;
  const last = addDays(weekStart(today), 6);
  const counted = marks.filter(
    ({ date, code }) => from !== null && date >= from && date <= last && classOf(code) === 'unauthorisedAbsence',
  );
  return {
    reached: counted.length >= penaltySessions,
    unauthorised: counted.length,
    notEstablished: counted.filter(({ code }) => code === 'N').length,
    from,
  };
}
