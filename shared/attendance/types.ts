import type { LocalDate } from '../lib/local-date.ts';

/** The two statutory sessions of a school day (SI 2024/208, reg 10(1)). */
export type Session = 'AM' | 'PM';

export const sessions: readonly Session[] = ['AM', 'PM'];

/** One session of one day, '2026-09-21.AM'. Sorts in the order of time as plain text. */
export type SessionKey = `${string}.${Session}`;

/** The codes in force since 19 August 2024 (SI 2024/208, reg 10; Working together to improve school attendance). */
export type CurrentCode =
  | '/'
  | '\\'
  | 'L'
  | 'K'
  | 'V'
  | 'P'
  | 'W'
  | 'B'
  | 'C'
  | 'C1'
  | 'C2'
  | 'E'
  | 'I'
  | 'J1'
  | 'M'
  | 'R'
  | 'S'
  | 'T'
  | 'G'
  | 'N'
  | 'O'
  | 'U'
  | 'D'
  | 'Q'
  | 'X'
  | 'Y1'
  | 'Y2'
  | 'Y3'
  | 'Y4'
  | 'Y5'
  | 'Y6'
  | 'Y7'
  | 'Z'
  | '#';

/** Withdrawn on 19 August 2024: read from history, refused for later days. */
export type WithdrawnCode = 'H' | 'J' | 'Y';

export type Code = CurrentCode | WithdrawnCode;

/**
 * The six statistical classes. `notPossible` and `administrative` stay out of the denominator,
 * `authorisedAbsence` (C2 too) does not.
 */
export type StatisticalClass =
  'present' | 'approvedActivity' | 'authorisedAbsence' | 'unauthorisedAbsence' | 'notPossible' | 'administrative';

/** What must agree together in a mark: it is set, contested and settled as one. */
export type MarkUnit = {
  readonly code: Code;
  /** Minutes after the session began; only with L. */
  readonly minutesLate?: number | undefined;
  /** What the pupil was doing, or the cause: required with B and K, asked for with P, V, W and Y7. */
  readonly nature?: string | undefined;
  /** 'HH:MM', 24-hour. */
  readonly arrivedAt?: string | undefined;
  /** The id of the observation the mark follows from. */
  readonly source?: string | undefined;
};

/** How many marks stand with each code. A missing code means none. */
export type CodeCounts = Readonly<Partial<Record<Code, number>>>;

/** Which setting expects the pupil. `none`: not expected, under an agreed part-time timetable. */
export type SettingKind = 'pru' | 'homeSchool' | 'college' | 'provider' | 'workPlacement' | 'homeTuition' | 'none';

/** What the pupil's week says about one session. */
export type PlannedSession = {
  readonly setting: SettingKind;
  readonly placeId?: string | undefined;
  /** The course or activity, in words fit for the register. */
  readonly nature?: string | undefined;
  /** Who arranged the provision: decides between B and K. */
  readonly commissionedBy?: 'school' | 'la' | undefined;
};

export function sessionKey(date: LocalDate, session: Session): SessionKey {
  return `${date}.${session}`;
}

/** Takes a session key apart. The key must come from `sessionKey`. */
export function readSessionKey(key: SessionKey): { date: LocalDate; session: Session } {
  // Made by sessionKey only, so the first ten characters are a checked day.
  return { date: key.slice(0, 10) as LocalDate, session: key.endsWith('PM') ? 'PM' : 'AM' };
}
