import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { checkSeenNow } from '../../data/acts/observe.ts';
import { nameOf } from '../../ui/format.ts';
import type { EntryDeps } from './entry-deps.ts';
import { noQuestion } from './entry.ts';
import { restOf, restWords } from './rest.ts';
import { seenOfUnit, seenWords } from './seen.ts';
import type { ShownRow } from './shown-row.ts';
import { writeMarks, writeSeen } from './write-entries.ts';

/** A lesson or a morning at a provider is not bound by the register's half hour. */
export const longestMinutesSeen = 240;

/** Enters what a register of observations saw. True when the row is done with. */
export function enterSeen(deps: EntryDeps, row: ShownRow, unit: MarkUnit, answered: boolean): boolean {
  const { session, view, activity, run, say, ask } = deps;
  const enrolment = row.enrolment.id;
  const entry = seenOfUnit(unit);
  if (entry === null) {
    say('This register records what was seen: / seen, L late, N not there.', row);
    return false;
  }
  const timely = checkSeenNow(session, view.head.id, view.date, view.session);
  if (!timely.ok) {
    say(timely.error.message, row);
    return false;
  }
  if (entry.seen === 'late' && entry.minutesLate === undefined && !answered) {
    ask({ enrolment, question: { ...noQuestion, unit, minutes: { longest: longestMinutesSeen } } });
    return false;
  }
  run({
    words: `${nameOf(row.pupil)}: ${seenWords(entry)}.`,
    enrolment,
    paint: new Map([[enrolment, { unit: row.unit, seen: entry }]]),
    write: () => writeSeen(session, view, [{ row, entry }], activity),
  });
  return true;
}

/** Marks everyone present who is expected here and has no entry, as one act; says who is left. */
export function enterRest(deps: EntryDeps, rows: readonly ShownRow[]): void {
  const { session, view, activity, run, say } = deps;
  const { take, unit, ...left } = restOf(rows, view);
  const marks = view.head.records === 'marks';
  const words = restWords({ take, unit, ...left });
  const timely = checkSeenNow(session, view.head.id, view.date, view.session);
  if (!timely.ok) say(timely.error.message, null);
  else if (view.closing !== null && marks) {
    say('The register has closed. Enter each later arrival with its time.', null);
  } else if (take.length === 0) say(words, null);
  else {
    const seen = { seen: 'present' as const };
    run({
      words,
      enrolment: null,
      paint: new Map(take.map((row) => [row.enrolment.id, marks ? { unit, seen: null } : { unit: row.unit, seen }])),
      write: () =>
        marks
          ? writeMarks(
              session,
              view,
              take.map((row) => ({ row, unit, seenHere: false })),
              '',
            )
          : writeSeen(
              session,
              view,
              take.map((row) => ({ row, entry: seen })),
              activity,
            ),
    });
  }
}
