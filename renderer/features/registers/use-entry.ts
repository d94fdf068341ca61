import { useCallback, useMemo, useState } from 'react';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { operationFor } from '../../data/acts/marks.ts';
import { today } from '../../data/clock.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import { counted, formatMinutes, nameOf } from '../../ui/format.ts';
import { judge, type EntrySituation, type Question } from './entry.ts';
import { isEntered, shownRows, type SeenEntry, type ShownRow } from './shown-row.ts';
import { restOf, restWords } from './rest.ts';
import { seenOfUnit, seenWords } from './seen.ts';
import { useActs, type Said } from './use-acts.ts';
import { takeBack, writeMarks, writeSeen } from './write-entries.ts';

export interface AskedOf {
  readonly enrolment: string;
  readonly question: Question;
}

export interface Answer {
  readonly unit: MarkUnit;
  readonly reason: string;
  readonly seenHere: boolean;
}

export interface Entry {
  readonly rows: readonly ShownRow[];
  readonly said: Said | null;
  readonly asked: AskedOf | null;
  /** True when the row is done with and the next may be taken in hand. */
  readonly enter: (row: ShownRow, unit: MarkUnit) => boolean;
  readonly answer: (row: ShownRow, answer: Answer) => boolean;
  readonly propose: (row: ShownRow, unit: MarkUnit, reason: string) => void;
  readonly cancel: () => void;
  readonly say: (words: string, row: ShownRow | null) => void;
  readonly markRest: () => void;
  readonly undo: () => void;
}

function unitWords(unit: MarkUnit): string {
  const minutes = unit.minutesLate === undefined ? '' : `, ${formatMinutes(unit.minutesLate)}`;
  return `${codeInfo(unit.code).label}${minutes}`;
}

/** Everything a person can enter on one register, and what the screen says about it. */
export function useEntry(view: RegisterView, activity: string): Entry {
  const session = useSession();
  const acts = useActs();
  const [asked, setAsked] = useState<AskedOf | null>(null);
  const { painted, run, say: tell } = acts;
  const rows = useMemo(() => shownRows(view, painted), [view, painted]);
  const closed = view.closing !== null;

  const say = useCallback(
    (words: string, row: ShownRow | null) => {
      tell({ words, keptAt: null, enrolment: row?.enrolment.id ?? null, bad: true });
    },
    [tell],
  );

  const situationOf = (row: ShownRow, answer: Answer | null): EntrySituation | null => {
    const context = attendanceFacts(session).contextFor(
      row.enrolment.id,
      view.date,
      view.session,
      answer?.seenHere === true ? 'pru' : undefined,
    );
    if (context === null) return null;
    const amends = row.painted ? closed : operationFor(session, row.mark, closed) === 'amend';
    return { context, standing: row.unit, closed, amends, answered: answer !== null, reason: answer?.reason ?? '' };
  };

  const keepMark = (row: ShownRow, unit: MarkUnit, answer: Answer | null): void => {
    const enrolment = row.enrolment.id;
    run({
      words: `${nameOf(row.pupil)}: ${unitWords(unit)}.`,
      enrolment,
      paint: new Map([[enrolment, { unit, seen: null }]]),
      write: () =>
        writeMarks(session, view, [{ row, unit, seenHere: answer?.seenHere ?? false }], answer?.reason ?? ''),
      onRefused: (code) => {
        if (code !== 'needs-reason') return false;
        setAsked({ enrolment, question: { ...noQuestion, unit, reason: { proposed: '' } } });
        return true;
      },
    });
  };

  const keepSeen = (row: ShownRow, entry: SeenEntry): void => {
    run({
      words: `${nameOf(row.pupil)}: ${seenWords(entry)}.`,
      enrolment: row.enrolment.id,
      paint: new Map([[row.enrolment.id, { unit: row.unit, seen: entry }]]),
      write: () => writeSeen(session, view, [{ row, entry }], activity),
    });
  };

  const isAhead = (): boolean => view.date > today();

  const enterSeen = (row: ShownRow, unit: MarkUnit, answered: boolean): boolean => {
    if (isAhead()) {
      say(notYet, row);
      return false;
    }
    const entry = seenOfUnit(unit);
    if (entry === null) {
      say('This register records what was seen: / seen, L late, N not there.', row);
      return false;
    }
    if (entry.seen === 'late' && entry.minutesLate === undefined && !answered) {
      setAsked({
        enrolment: row.enrolment.id,
        question: { ...noQuestion, unit, minutes: { longest: longestMinutesSeen } },
      });
      return false;
    }
    keepSeen(row, entry);
    return true;
  };

  const judgeMark = (row: ShownRow, unit: MarkUnit, answer: Answer | null): boolean => {
    const situation = situationOf(row, answer);
    if (situation === null) return false;
    const verdict = judge(unit, situation);
    if (verdict.kind === 'refuse') say(verdict.refusal.message, row);
    if (verdict.kind === 'ask') setAsked({ enrolment: row.enrolment.id, question: verdict.question });
    if (verdict.kind === 'keep') keepMark(row, verdict.unit, answer);
    return verdict.kind === 'keep' || verdict.kind === 'same';
  };

  const enter = (row: ShownRow, unit: MarkUnit): boolean => {
    setAsked(null);
    tell(null);
    return row.records === 'observation' ? enterSeen(row, unit, false) : judgeMark(row, unit, null);
  };

  const answer = (row: ShownRow, given: Answer): boolean => {
    const done = row.records === 'observation' ? enterSeen(row, given.unit, true) : judgeMark(row, given.unit, given);
    if (done) setAsked(null);
    return done;
  };

  const markRest = (): void => {
    const rest = restOf(rows, view);
    if (isAhead()) {
      say(notYet, null);
      return;
    }
    if (closed && view.head.records === 'marks') {
      say('The register has closed. Enter each later arrival with its time.', null);
      return;
    }
    if (rest.take.length === 0) {
      say(restWords(rest), null);
      return;
    }
    run({
      words: restWords(rest),
      enrolment: null,
      paint: new Map(
        rest.take.map((row) => [row.enrolment.id, { unit: rest.unit, seen: { seen: 'present' as const } }]),
      ),
      write: () =>
        view.head.records === 'marks'
          ? writeMarks(
              session,
              view,
              rest.take.map((row) => ({ row, unit: rest.unit, seenHere: false })),
              '',
            )
          : writeSeen(
              session,
              view,
              rest.take.map((row) => ({ row, entry: { seen: 'present' } })),
              activity,
            ),
    });
  };

  return {
    rows,
    said: acts.said,
    asked,
    enter,
    answer,
    propose: (row, unit, reason) => {
      setAsked({ enrolment: row.enrolment.id, question: { ...noQuestion, unit, reason: { proposed: reason } } });
    },
    cancel: () => {
      setAsked(null);
    },
    say,
    markRest,
    undo: () => {
      acts.undo((undo) => takeBack(session, view, undo));
    },
  };
}

const notYet = 'This session has not happened yet, so nobody has been seen.';

/** A lesson or a morning at a provider is not bound by the register's half hour. */
const longestMinutesSeen = 240;

const noQuestion: Omit<Question, 'unit'> = {
  instead: null,
  minutes: null,
  words: null,
  arrival: false,
  seenHere: false,
  reason: null,
};

/** How many of those expected here have an entry, in words: '8 of 12'. */
export function progressWords(rows: readonly ShownRow[]): string {
  const expected = rows.filter((row) => row.expectedHere);
  const done = expected.filter(isEntered).length;
  return done === expected.length ? `all ${counted(expected.length, 'pupil')}` : `${done} of ${expected.length}`;
}
