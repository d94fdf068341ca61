import { isEffective } from '../lib/effective.ts';
import type { Effective } from '../lib/effective.ts';
import type { LocalDate } from '../lib/local-date.ts';
import type { EnrolmentStatus } from '../pupils/pupil.ts';
import { sessionKey } from './types.ts';
import type { PlannedSession, Session } from './types.ts';

/** First and last session of a suspension, both included; no `to` while it has no end (a permanent exclusion). */
export type SuspensionSpan = {
  readonly from: LocalDate;
  readonly fromSession: Session;
  readonly to?: LocalDate | undefined;
  readonly toSession?: Session | undefined;
};

/** Does a suspension or exclusion cover the session? Code E needs one that does. */
export function suspensionCovers(spans: readonly SuspensionSpan[], date: LocalDate, session: Session): boolean {
  const key = sessionKey(date, session);
  return spans.some(
    ({ from, fromSession, to, toSession = 'PM' }) =>
      sessionKey(from, fromSession) <= key && (to === undefined || key <= sessionKey(to, toSession)),
  );
}

/** Is the session left out of the week under an agreed part-time timetable in force that day? Code C2 needs that. */
export function partTimePlanCovers(
  agreed: readonly Effective[],
  plan: PlannedSession | null,
  date: LocalDate,
): boolean {
  return plan?.setting === 'none' && agreed.some((entry) => isEffective(entry, date));
}

/** Main and subsidiary enrolments have a second school; a guest is registered elsewhere only. */
export function isRegisteredElsewhere(status: EnrolmentStatus): boolean {
  return status !== 'C';
}
