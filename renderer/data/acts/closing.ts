import { proposeClosing, type ClosingProposal } from '../../../shared/attendance/closing-rules.ts';
import type { MarkUnit, Session as DaySession } from '../../../shared/attendance/types.ts';
import { statutoryRoll } from '../../../shared/attendance/roll.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { refused, type Result } from '../../../shared/lib/result.ts';
import { created } from '../changes.ts';
import { now, timeOf } from '../clock.ts';
import { commit, type Kept } from '../commit.ts';
import { isClosed } from '../queries/closings.ts';
import { attendanceFacts } from '../queries/facts.ts';
import type { MarkBook } from '../queries/mark-book.ts';
import { readMarks } from '../queries/marks.ts';
import type { Session } from '../session.ts';
import { markChanges } from './mark-change.ts';

export interface ClosingPlan {
  readonly proposals: readonly ClosingProposal[];
  readonly marks: MarkBook;
}

/** What closing a session's register would enter: for everyone on roll without a mark, those in no group too. */
export async function planClosing(session: Session, date: LocalDate, daySession: DaySession): Promise<ClosingPlan> {
  const facts = attendanceFacts(session);
  const roll = statutoryRoll(session.replica.all('enrolment'), date);
  const marks = await readMarks(
    session,
    roll.map(({ id }) => id),
    date,
    date,
  );
  const pupils = roll.flatMap((stay) => {
    const context = facts.contextFor(stay.id, date, daySession);
    if (context === null) return [];
    const standing = marks.get(stay.id, date, daySession)?.unit ?? null;
    return [
      { enrolment: stay.id, standing, plan: context.plan, facts: context, suspensionCovers: context.suspensionCovers },
    ];
  });
  return { proposals: proposeClosing(pupils), marks };
}

/**
 * Closes a session's register: one act with the closing and the marks agreed to. `chosen` says where the person took the
 * other code a proposal offered (E instead of N), by enrolment.
 */
export async function closeRegister(
  session: Session,
  date: LocalDate,
  daySession: DaySession,
  chosen: ReadonlyMap<string, MarkUnit>,
): Promise<Result<Kept>> {
  if (await isClosed(session, date, daySession)) return refused('closed', 'This register is closed already.');
  const { proposals, marks } = await planClosing(session, date, daySession);
  const facts = attendanceFacts(session);
  const entered = proposals.flatMap(({ enrolment, mark }) => {
    const stay = facts.enrolment(enrolment);
    const shown = marks.get(enrolment, date, daySession);
    if (stay === undefined) return [];
    const op = shown === null ? ('create' as const) : ('set' as const);
    const key = { enrolment, date, session: daySession };
    return markChanges(key, stay.pupil, op, shown, chosen.get(enrolment) ?? mark);
  });
  const closing = created('registerClosing', `${date}|${daySession}`, {
    date,
    session: daySession,
    closedAt: timeOf(now()),
  });
  return commit(session, { changes: [closing, ...entered] });
}
