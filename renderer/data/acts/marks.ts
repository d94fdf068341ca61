import { needsWordsBesidePlan } from '../../../shared/attendance/code-rules.ts';
import { checkMark } from '../../../shared/attendance/mark-rules.ts';
import type { MarkKey } from '../../../shared/attendance/mark.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { refused, type Result } from '../../../shared/lib/result.ts';
import type { Change, Operation } from '../../../shared/sync/commit.ts';
import { commit, type Kept } from '../commit.ts';
import { attendanceFacts } from '../queries/facts.ts';
import type { StandingMark } from '../queries/mark-book.ts';
import { isClosed } from '../queries/closings.ts';
import type { Session } from '../session.ts';
import { markChanges } from './mark-change.ts';

export interface MarkWanted extends MarkKey {
  readonly unit: MarkUnit;
  /** What the cell showed. */
  readonly shown: StandingMark | null;
  /** Where the person marking says they saw the pupil, when that is not where the plan has them. */
  readonly seenAt?: 'pru';
}

/** Which kind of entry a new mark is: the first, a correction of one's own before the close, or an amendment. */
export function operationFor(session: Session, shown: StandingMark | null, closed: boolean): Operation {
  const last = shown?.entries.at(-1);
  if (last === undefined) return 'create';
  if (shown?.unit === null) return 'set';
  const isOwn = (shown?.under ?? [{ entries: [last] }]).every(
    ({ entries }) => entries.at(-1)?.by === session.member.id,
  );
  return !closed && isOwn ? 'set' : 'amend';
}

/**
 * Keeps marks, all or none, as one act. Each must pass the rules; an entry that may no longer simply be corrected is an
 * amendment and needs the reason, as does D where the week says otherwise ('needs-reason' says so).
 */
export async function setMarks(
  session: Session,
  wanted: readonly MarkWanted[],
  reason?: string,
): Promise<Result<Kept>> {
  const facts = attendanceFacts(session);
  const changes: Change[] = [];
  for (const { unit, shown, seenAt, ...key } of wanted) {
    const context = facts.contextFor(key.enrolment, key.date, key.session, seenAt);
    const stay = facts.enrolment(key.enrolment);
    if (context === null || stay === undefined) return refused('no-pupil', 'That pupil is not on roll any more.');
    const checked = checkMark(unit, context);
    if (!checked.ok) return checked;
    if (needsWordsBesidePlan(unit.code, context.plan) && (reason ?? '').trim() === '') {
      return refused('needs-reason', 'The week does not have the pupil at their other school. Say why D is right.');
    }
    const op = operationFor(session, shown, await isClosed(session, key.date, key.session));
    if (op === 'amend' && (reason ?? '').trim() === '') {
      return refused(
        'needs-reason',
        'Someone has made this mark already. Enter it again and say why it is being amended.',
      );
    }
    changes.push(...markChanges(key, stay.pupil, op, shown, checked.value));
  }
  const why = reason?.trim();
  return commit(session, { changes, ...(why === undefined || why === '' ? {} : { reason: why }) });
}

/** What undo puts back: the unit each cell showed before, or nothing. */
export interface MarkBefore extends MarkKey {
  readonly unit: MarkUnit | null;
  readonly shown: StandingMark | null;
}

/** Takes one's own marks back before the register closes. The entries stay in the history. */
export async function takeBackMarks(session: Session, marks: readonly MarkBefore[]): Promise<Result<Kept>> {
  const facts = attendanceFacts(session);
  const changes: Change[] = [];
  for (const { unit, shown, ...key } of marks) {
    const stay = facts.enrolment(key.enrolment);
    const closed = await isClosed(session, key.date, key.session);
    if (stay === undefined || operationFor(session, shown, closed) !== 'set') {
      return refused('stands', 'The register has closed, so the mark stands. Amend it with a reason instead.');
    }
    changes.push(...markChanges(key, stay.pupil, 'set', shown, unit));
  }
  return commit(session, { changes });
}
