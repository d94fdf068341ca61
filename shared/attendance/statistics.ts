import { classOf, isCode } from './codes.ts';
import type { Code, CodeCounts, StatisticalClass } from './types.ts';

/** An exact fraction of sessions. Null wherever there is nothing to divide by: "no data", neither 0% nor 100%. */
export type Fraction = { readonly part: number; readonly whole: number };

/** Attendance of one enrolment over some span, in sessions. Never add two schools' registers into one pupil's figure. */
export type AttendanceFigures = {
  readonly attended: number;
  readonly authorised: number;
  readonly unauthorised: number;
  readonly absent: number;
  /** The denominator: attended and absent. D, Q, X and Y1 to Y7 are out of it, C2 is in. */
  readonly possible: number;
  readonly attendance: Fraction | null;
  readonly absence: Fraction | null;
  /** Absent for a tenth of the possible sessions or more; null for no data. */
  readonly persistent: boolean | null;
  /** Absent for half of them or more. */
  readonly severe: boolean | null;
};

/** Fewer possible sessions than two school weeks hold: one day away is already a tenth, so "persistent" says little yet. */
const fewSessions = 20;

/** Whether a figure rests on so few sessions that it is shown with a caution; false where there is no data at all. */
export function restsOnFew({ possible }: Pick<AttendanceFigures, 'possible'>): boolean {
  return possible > 0 && possible < fewSessions;
}

/** Sessions by statistical class. */
export function countsByClass(counts: CodeCounts): Record<StatisticalClass, number> {
  const byClass: Record<StatisticalClass, number> = {
    present: 0,
    approvedActivity: 0,
    authorisedAbsence: 0,
    unauthorisedAbsence: 0,
    notPossible: 0,
    administrative: 0,
  };
  for (const [code, count] of entries(counts)) byClass[classOf(code)] += count;
  return byClass;
}

function entries(counts: CodeCounts): [Code, number][] {
  return Object.entries(counts).flatMap(([code, count]) => (isCode(code) ? [[code, count]] : []));
}

/**
 * Figures of one enrolment from its marks by code. Possible = present + approved activity + authorised + unauthorised;
 * attendance = (present + approved activity) / possible; persistent at 10%, severe at 50% of possible (DfE, Working together
 * to improve school attendance). Thresholds compare whole numbers, never the rounded figure.
 */
export function attendanceFigures(counts: CodeCounts): AttendanceFigures {
  const byClass = countsByClass(counts);
  const attended = byClass.present + byClass.approvedActivity;
  const authorised = byClass.authorisedAbsence;
  const unauthorised = byClass.unauthorisedAbsence;
  const absent = authorised + unauthorised;
  const possible = attended + absent;
  const none = possible === 0;
  return {
    attended,
    authorised,
    unauthorised,
    absent,
    possible,
    attendance: none ? null : { part: attended, whole: possible },
    absence: none ? null : { part: absent, whole: possible },
    persistent: none ? null : absent * 10 >= possible,
    severe: none ? null : absent * 2 >= possible,
  };
}

/** Tenths of a per cent, half up, by whole numbers alone: 1/8 is 125. */
export function percentTenths({ part, whole }: Fraction): number {
  return Math.floor((part * 2000 + whole) / (whole * 2));
}

/** '87.5%', or 'No data'. For display only. */
export function percentText(fraction: Fraction | null): string {
  if (fraction === null) return 'No data';
  const tenths = percentTenths(fraction);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/** Marks that stand for sessions; Z and # are no marks of a session held. */
export function recordedMarks(counts: CodeCounts): number {
  return entries(counts).reduce((sum, [code, count]) => (classOf(code) === 'administrative' ? sum : sum + count), 0);
}

/** Sessions on roll without a mark; `expected` from `expectedSessions`, over the same days as the counts. */
export function missingMarks(expected: number, counts: CodeCounts): number {
  return Math.max(0, expected - recordedMarks(counts));
}

export function addCounts(a: CodeCounts, b: CodeCounts): CodeCounts {
  const sum: Partial<Record<Code, number>> = { ...a };
  for (const [code, count] of entries(b)) sum[code] = (sum[code] ?? 0) + count;
  return sum;
}

export type GroupFigures = AttendanceFigures & {
  readonly enrolments: number;
  /** Enrolments with at least one possible session: what the two numbers below are out of. */
  readonly withData: number;
  readonly persistentEnrolments: number;
  readonly severeEnrolments: number;
};

/** Figures of a group or a centre: sums over enrolments of this centre (a dual-registered pupil counts at each school). */
export function groupFigures(perEnrolment: readonly CodeCounts[]): GroupFigures {
  const each = perEnrolment.map(attendanceFigures);
  return {
    ...attendanceFigures(perEnrolment.reduce(addCounts, {})),
    enrolments: each.length,
    withData: each.filter((figures) => figures.possible > 0).length,
    persistentEnrolments: each.filter((figures) => figures.persistent === true).length,
    severeEnrolments: each.filter((figures) => figures.severe === true).length,
  };
}
