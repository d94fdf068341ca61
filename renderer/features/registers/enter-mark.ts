import { codeInfo } from '../../../shared/attendance/codes.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { operationFor } from '../../data/acts/marks.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { formatMinutes, nameOf } from '../../ui/format.ts';
import type { Answer, EntryDeps } from './entry-deps.ts';
import { judge, type EntrySituation } from './entry.ts';
import type { ShownRow } from './shown-row.ts';
import { writeMarks } from './write-entries.ts';

function unitWords(unit: MarkUnit): string {
  const minutes = unit.minutesLate === undefined ? '' : `, ${formatMinutes(unit.minutesLate)}`;
  return `${codeInfo(unit.code).label}${minutes}`;
}

/** Whether an entry on this row would be an amendment: the register is closed, or someone else made the mark. */
export function wouldAmend({ session, view }: Pick<EntryDeps, 'session' | 'view'>, row: ShownRow): boolean {
  const closed = view.closing !== null;
  // What is only painted yet was entered here a moment ago, so it is one's own.
  return row.painted ? closed : operationFor(session, row.mark, closed) === 'amend';
}

function situationOf(deps: EntryDeps, row: ShownRow, answer: Answer | null): EntrySituation | null {
  const { session, view } = deps;
  const seenAt = answer?.seenHere === true ? 'pru' : undefined;
  const context = attendanceFacts(session).contextFor(row.enrolment.id, view.date, view.session, seenAt);
  if (context === null) return null;
  const amends = wouldAmend(deps, row);
  return {
    context,
    standing: row.unit,
    closed: view.closing !== null,
    amends,
    answered: answer !== null,
    reason: answer?.reason ?? '',
  };
}

function keep({ session, view, run }: EntryDeps, row: ShownRow, unit: MarkUnit, answer: Answer | null): void {
  const enrolment = row.enrolment.id;
  run({
    words: `${nameOf(row.pupil)}: ${unitWords(unit)}.`,
    enrolment,
    paint: new Map([[enrolment, { unit, seen: null }]]),
    write: () => writeMarks(session, view, [{ row, unit, seenHere: answer?.seenHere ?? false }], answer?.reason ?? ''),
  });
}

/** Enters a mark, asks for what it still needs, or says why it cannot stand. True when the row is done with. */
export function enterMark(deps: EntryDeps, row: ShownRow, unit: MarkUnit, answer: Answer | null): boolean {
  const situation = situationOf(deps, row, answer);
  if (situation === null) return false;
  const verdict = judge(unit, situation);
  switch (verdict.kind) {
    case 'refuse':
      deps.say(verdict.refusal.message, row);
      return false;
    case 'ask':
      deps.ask({ enrolment: row.enrolment.id, question: verdict.question });
      return false;
    case 'keep':
      keep(deps, row, verdict.unit, answer);
      return true;
    case 'same':
      return true;
  }
}
