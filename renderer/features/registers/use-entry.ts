import { useCallback, useMemo, useState } from 'react';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import { enterMark, wouldAmend } from './enter-mark.ts';
import { enterRest, enterSeen } from './enter-seen.ts';
import type { Answer, AskedOf, EntryDeps } from './entry-deps.ts';
import { noQuestion } from './entry.ts';
import { shownRows, type ShownRow } from './shown-row.ts';
import { useActs, type Said } from './use-acts.ts';
import { takeBack } from './write-entries.ts';

export interface Entry {
  readonly rows: readonly ShownRow[];
  readonly said: Said | null;
  /** Why a row could not be entered, in words, by enrolment. */
  readonly refused: ReadonlyMap<string, string>;
  readonly asked: AskedOf | null;
  /** True when the row is done with and the next may be taken in hand. */
  readonly enter: (row: ShownRow, unit: MarkUnit) => boolean;
  readonly answer: (row: ShownRow, answer: Answer) => boolean;
  /** Offers a mark that settles a disagreement, with the reason to be agreed. */
  readonly propose: (row: ShownRow, unit: MarkUnit, reason: string) => void;
  readonly cancel: () => void;
  /** The person has come to this row. */
  readonly reach: (row: ShownRow) => void;
  readonly say: (words: string, row: ShownRow | null) => void;
  readonly markRest: () => void;
  readonly undo: () => void;
}

/** Everything a person can enter on one register, and what the screen says about it. */
export function useEntry(view: RegisterView, activity: string): Entry {
  const session = useSession();
  const { painted, said, say: tell, refusals, run, undo } = useActs();
  const { refused, refuse, settle, reach } = refusals;
  const [asked, setAsked] = useState<AskedOf | null>(null);
  const rows = useMemo(() => shownRows(view, painted), [view, painted]);
  const say = useCallback(
    (words: string, row: ShownRow | null) => {
      if (row === null) tell({ words, keptAt: null, bad: true });
      else refuse(row.enrolment.id, words);
    },
    [tell, refuse],
  );
  const deps: EntryDeps = { session, view, activity, run, say, ask: setAsked };
  const enterAny = (row: ShownRow, unit: MarkUnit, answer: Answer | null): boolean =>
    row.records === 'observation' ? enterSeen(deps, row, unit, answer !== null) : enterMark(deps, row, unit, answer);
  return {
    rows,
    said,
    refused,
    asked,
    enter: (row, unit) => {
      setAsked(null);
      settle(row.enrolment.id);
      if (said?.bad === true) tell(null);
      return enterAny(row, unit, null);
    },
    answer: (row, answer) => {
      settle(row.enrolment.id);
      const done = enterAny(row, answer.unit, answer);
      if (done) setAsked(null);
      return done;
    },
    propose: (row, unit, reason) => {
      const amends = wouldAmend(deps, row);
      setAsked({
        enrolment: row.enrolment.id,
        question: { ...noQuestion, unit, reason: { proposed: reason, amends } },
      });
    },
    cancel: () => {
      if (asked !== null) settle(asked.enrolment);
      setAsked(null);
    },
    reach: (row) => reach(row.enrolment.id),
    say,
    markRest: () => enterRest(deps, rows),
    undo: () => undo((last) => takeBack(session, view, last)),
  };
}
