import { classOf } from './codes.ts';
import type { attemptOutcomes, attemptToldKinds } from './observation.ts';
import type { MarkUnit, PlannedSession, Session, SettingKind } from './types.ts';

/** The home school, and on the first day the family, must be told within this many minutes of the start (mission A2). */
export const minutesToTell = 60;

export type MustTell = 'homeSchool' | 'family';

export type BoardAttempt = {
  readonly told: (typeof attemptToldKinds)[number];
  readonly outcome: (typeof attemptOutcomes)[number];
  /** Minutes since midnight. */
  readonly atMinutes: number;
};

/** One pupil and one session of today. */
export type BoardPupil = {
  readonly pupil: string;
  readonly session: Session;
  readonly plan: PlannedSession | null;
  readonly startsAtMinutes: number;
  /** True once somebody has begun to take a register that holds the pupil. */
  readonly registerBegun: boolean;
  readonly mark: MarkUnit | null;
  readonly seenByAnyPlace: boolean;
  readonly attempts: readonly BoardAttempt[];
  readonly hasHomeSchool: boolean;
  readonly firstDayOfAbsence: boolean;
};

/** `waiting`: everyone who must be told has been, and nobody knows where the pupil is yet. */
export type BoardState = 'notYetTold' | 'waiting' | 'overdue' | 'cleared';

export type BoardRow = {
  readonly pupil: string;
  readonly session: Session;
  /** Where the pupil is expected. */
  readonly setting: SettingKind;
  readonly placeId: string | undefined;
  readonly state: BoardState;
  /** To the hour after the start; negative when it has passed. */
  readonly minutesLeft: number;
  readonly stillToTell: readonly MustTell[];
  /** Told, but after the hour. */
  readonly toldLate: boolean;
};

/**
 * Everyone expected somewhere now, the cleared too, the most pressing first. A pupil with no plan is expected at the PRU. Not
 * here: pupils expected at their home school, which takes its own register, and those not expected under a part-time timetable.
 */
export function absenceBoard(pupils: readonly BoardPupil[], nowMinutes: number): BoardRow[] {
  const rows = pupils.flatMap((pupil) => {
    const setting = pupil.plan?.setting ?? 'pru';
    const due = pupil.startsAtMinutes <= nowMinutes || pupil.registerBegun;
    return due && setting !== 'homeSchool' && setting !== 'none' ? [boardRow(pupil, setting, nowMinutes)] : [];
  });
  return rows.toSorted(byUrgency);
}

/** The rows of the board that somebody still has to act on or wait for. */
export function notAccountedFor(pupils: readonly BoardPupil[], nowMinutes: number): BoardRow[] {
  return absenceBoard(pupils, nowMinutes).filter((row) => row.state !== 'cleared');
}

function boardRow(pupil: BoardPupil, setting: SettingKind, nowMinutes: number): BoardRow {
  const dueAtMinutes = pupil.startsAtMinutes + minutesToTell;
  const toldAt = mustTell(pupil).map((who) => ({ who, atMinutes: firstTold(pupil.attempts, who) }));
  const stillToTell = toldAt.filter((entry) => entry.atMinutes === null).map((entry) => entry.who);
  const minutesLeft = dueAtMinutes - nowMinutes;
  return {
    pupil: pupil.pupil,
    session: pupil.session,
    setting,
    placeId: pupil.plan?.placeId,
    state: isCleared(pupil) ? 'cleared' : boardState(stillToTell, minutesLeft),
    minutesLeft,
    stillToTell,
    toldLate: toldAt.some((entry) => entry.atMinutes !== null && entry.atMinutes > dueAtMinutes),
  };
}

function boardState(stillToTell: readonly MustTell[], minutesLeft: number): BoardState {
  if (stillToTell.length === 0) return 'waiting';
  return minutesLeft < 0 ? 'overdue' : 'notYetTold';
}

/** The home school where there is one; the family on the first day, and whenever there is no home school to tell. */
function mustTell({ hasHomeSchool, firstDayOfAbsence }: BoardPupil): MustTell[] {
  if (!hasHomeSchool) return ['family'];
  return firstDayOfAbsence ? ['homeSchool', 'family'] : ['homeSchool'];
}

function firstTold(attempts: readonly BoardAttempt[], who: MustTell): number | null {
  const reached = attempts.filter((attempt) => attempt.told === who && attempt.outcome !== 'noAnswer');
  return reached.length === 0 ? null : Math.min(...reached.map((attempt) => attempt.atMinutes));
}

/**
 * Cleared by being seen, by a mark that says where the pupil is or why they are away, or by an outcome. N and O do not
 * clear: they say that nobody knows.
 */
function isCleared({ mark, seenByAnyPlace, attempts }: BoardPupil): boolean {
  if (seenByAnyPlace) return true;
  if (attempts.some((attempt) => attempt.outcome === 'safe' || attempt.outcome === 'reasonGiven')) return true;
  return mark !== null && mark.code !== 'N' && mark.code !== 'O' && classOf(mark.code) !== 'administrative';
}

const stateOrder: Readonly<Record<BoardState, number>> = { overdue: 0, notYetTold: 1, waiting: 2, cleared: 3 };

function byUrgency(a: BoardRow, b: BoardRow): number {
  return (
    stateOrder[a.state] - stateOrder[b.state] ||
    a.minutesLeft - b.minutesLeft ||
    (a.pupil < b.pupil ? -1 : Number(a.pupil > b.pupil))
  );
}
