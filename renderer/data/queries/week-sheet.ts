import { attendanceFigures, addCounts, type AttendanceFigures } from '../../../shared/attendance/statistics.ts';
import { sessions, type Code, type CodeCounts, type Session as DaySession } from '../../../shared/attendance/types.ts';
import { dayKind, isMarkDay, type DayKind } from '../../../shared/centre/school-days.ts';
import { isEffective } from '../../../shared/lib/effective.ts';
import { addDays, eachDay, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Enrolment, Pupil } from '../../../shared/pupils/pupil.ts';
import type { Session } from '../session.ts';
import { attendanceFacts } from './facts.ts';
import { originalCode } from './mark-history.ts';
import type { MarkBook } from './mark-book.ts';
import { readMarks } from './marks.ts';
import { registerHead, rollOfRegister } from './registers.ts';

export interface SheetCell {
  readonly date: LocalDate;
  readonly session: DaySession;
  /** False where no mark is owed: closed, or not on roll. */
  readonly open: boolean;
  readonly code: Code | null;
  readonly minutesLate: number | undefined;
  /** The code before the first amendment; undefined where nothing was amended. */
  readonly original: Code | null | undefined;
}

export interface SheetRow {
  readonly pupil: Pupil;
  readonly enrolment: Enrolment;
  readonly cells: readonly SheetCell[];
  /** Null for a guest, whose own school keeps the register. */
  readonly figures: AttendanceFigures | null;
}

export interface WeekSheet {
  readonly name: string;
  /** Monday to Friday. */
  readonly days: readonly { readonly date: LocalDate; readonly kind: DayKind }[];
  readonly rows: readonly SheetRow[];
  readonly totals: AttendanceFigures;
  readonly codes: readonly Code[];
}

/**
 * The register of one week as it goes on paper: everyone who was on it on any of its days. Criminal-justice detention (Y5)
 * goes out as Y, whoever prints. Null where there is no such group.
 */
export async function readWeekSheet(session: Session, group: string, monday: LocalDate): Promise<WeekSheet | null> {
  const head = registerHead(session, group);
  if (head === null) return null;
  const { calendar } = attendanceFacts(session);
  const days = eachDay(monday, addDays(monday, 4)).map((date) => ({ date, kind: dayKind(calendar, date) }));
  const stays = new Map(days.flatMap(({ date }) => rollOfRegister(session, head, date)).map((stay) => [stay.id, stay]));
  const marks = await readMarks(session, [...stays.keys()], monday, addDays(monday, 4));
  const rows = [...stays.values()].flatMap((stay): SheetRow[] => {
    const pupil = session.replica.one('pupil', stay.pupil);
    if (pupil === undefined) return [];
    const cells = days.flatMap(({ date, kind }) =>
      sessions.map((daySession) => cellOf(marks, stay, date, daySession, isMarkDay(kind))),
    );
    return [
      { pupil, enrolment: stay, cells, figures: stay.status === 'G' ? null : attendanceFigures(countsOf(cells)) },
    ];
  });
  const counts = rows.filter(({ figures }) => figures !== null).map(({ cells }) => countsOf(cells));
  const printed = rows.flatMap(({ cells }) => cells.flatMap(({ code, original }) => [code, original ?? null]));
  return {
    name: head.name,
    days,
    rows,
    totals: attendanceFigures(counts.reduce(addCounts, {})),
    codes: [...new Set(printed.filter((code) => code !== null))],
  };
}

function cellOf(marks: MarkBook, stay: Enrolment, date: LocalDate, session: DaySession, owed: boolean): SheetCell {
  const mark = marks.get(stay.id, date, session);
  const unit = mark?.unit ?? null;
  const original = originalCode(mark);
  return {
    date,
    session,
    open: owed && stay.status !== 'G' && isEffective(stay, date),
    code: unit === null ? null : onPaper(unit.code),
    minutesLate: unit?.minutesLate,
    original: original == null ? original : onPaper(original),
  };
}

function onPaper(code: Code): Code {
  return code === 'Y5' ? 'Y' : code;
}

function countsOf(cells: readonly SheetCell[]): CodeCounts {
  const counts: Partial<Record<Code, number>> = {};
  for (const { code } of cells) if (code !== null) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
