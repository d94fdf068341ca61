import type { DayKind } from '../centre/school-days.ts';
import type { Effective } from '../lib/effective.ts';
import type { LocalDate } from '../lib/local-date.ts';
import type { EnrolmentStatus } from '../pupils/pupil.ts';
import type { PlannedSession, Session } from './types.ts';

/** The times of a session's register, in minutes since midnight and minutes after its start. */
export type RegisterTimes = {
  readonly startsAtMinutes: number;
  /** 1 to 30: how long the register stays open. */
  readonly closesAfterMinutes: number;
};

/** Everything the rules of a mark depend on, gathered by the caller for one enrolment and one session. */
export type MarkContext = {
  readonly date: LocalDate;
  readonly session: Session;
  readonly today: LocalDate;
  /** The time of day now, in minutes since midnight; only looked at where `date` is today. */
  readonly nowMinutes?: number | undefined;
  readonly dateOfBirth: LocalDate;
  readonly dayKind: DayKind;
  readonly times: RegisterTimes;
  /** Null for a prospective pupil with no enrolment yet. */
  readonly enrolment: (Effective & { readonly status: EnrolmentStatus }) | null;
  /** Registered at another school on that day. */
  readonly registeredElsewhere: boolean;
  readonly plan: PlannedSession | null;
  /** An agreed part-time timetable, in force that day, leaves this session out. */
  readonly partTimePlanCovers: boolean;
  /** A suspension or exclusion on record covers the session. */
  readonly suspensionCovers: boolean;
  /** Where the person marking says they saw the pupil, when that is not where the plan has them. */
  readonly seenAt?: 'pru' | undefined;
  /** May this person record criminal-offence data (Y5)? */
  readonly mayRecordRestricted: boolean;
};
