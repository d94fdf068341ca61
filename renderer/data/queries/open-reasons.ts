import { nClock, type NClock } from '../../../shared/attendance/n-clock.ts';
import type { Session as DaySession } from '../../../shared/attendance/types.ts';
import { academicYearOf, localDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Enrolment, Pupil } from '../../../shared/pupils/pupil.ts';
import type { Session } from '../session.ts';
import { attendanceFacts } from './facts.ts';
import type { StandingMark } from './mark-book.ts';
import { readCounts, readMarks } from './marks.ts';

/** A standing N: an absence whose reason nobody has found yet. */
export interface OpenReason {
  readonly pupil: Pupil;
  readonly enrolment: Enrolment;
  readonly date: LocalDate;
  readonly session: DaySession;
  readonly mark: StandingMark;
  readonly clock: NClock;
}

/** Registers are kept for six years from each entry (SI 2024/208, reg 7), so an N may stand that long. */
const yearsKept = 6;

/**
 * Every N that stands, the first to run out first. Whole years are counted from their counters, so only enrolments that
 * have an N are read mark by mark.
 */
export async function readOpenReasons(session: Session, today: LocalDate): Promise<OpenReason[]> {
  const facts = attendanceFacts(session);
  const from = localDate(`${academicYearOf(today) - yearsKept}-09-01`);
  const all = session.replica.all('enrolment').map(({ id }) => id);
  const counts = await readCounts(session, all, from, today);
  const withN = all.filter((id) => (counts.get(id)?.N ?? 0) > 0);
  const first = withN.map((id) => facts.enrolment(id)?.from ?? from).reduce((a, b) => (a < b ? a : b), today);
  const marks = await readMarks(session, withN, first < from ? from : first, today);
  return withN.flatMap((id) => openOf(session, id, marks.of(id), today)).toSorted(byDue);
}

type Marked = ReturnType<Awaited<ReturnType<typeof readMarks>>['of']>;

function openOf(session: Session, id: string, marks: Marked, today: LocalDate): OpenReason[] {
  const facts = attendanceFacts(session);
  const enrolment = facts.enrolment(id);
  const pupil = enrolment === undefined ? undefined : facts.pupil(enrolment.pupil);
  if (enrolment === undefined || pupil === undefined) return [];
  return marks
    .filter(({ mark }) => mark.unit?.code === 'N')
    .map(({ date, session: daySession, mark }) => ({
      pupil,
      enrolment,
      date,
      session: daySession,
      mark,
      clock: nClock(facts.calendar, date, today),
    }));
}

function byDue(a: OpenReason, b: OpenReason): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : a.session < b.session ? -1 : Number(a.session > b.session);
}
