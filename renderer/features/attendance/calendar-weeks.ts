import { sessions, type Session as DaySession } from '../../../shared/attendance/types.ts';
import type { Period } from '../../../shared/centre/periods.ts';
import { dayKind, isMarkDay, type SchoolCalendar } from '../../../shared/centre/school-days.ts';
import { isEffective, type Effective } from '../../../shared/lib/effective.ts';
import { addDays, eachDay, weekStart, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { MarkBook, StandingMark } from '../../data/queries/mark-book.ts';

/** `outside`: not asked about, or not on roll. `closed`: no session that day. */
export type CellState = 'outside' | 'closed' | 'mark' | 'missing';

export interface CalendarCell {
  readonly date: LocalDate;
  readonly session: DaySession;
  readonly state: CellState;
  readonly mark: StandingMark | null;
}

export interface CalendarWeek {
  readonly monday: LocalDate;
  /** Monday morning to Friday afternoon. */
  readonly cells: readonly CalendarCell[];
}

/** The weeks of a period, ten sessions each. Weeks without a single school day or mark are left out. */
export function calendarWeeks(
  { from, to }: Period,
  calendar: SchoolCalendar,
  stay: Effective & { readonly id: string },
  marks: MarkBook,
): CalendarWeek[] {
  const mondays = eachDay(weekStart(from), to).filter((_day, index) => index % 7 === 0);
  return mondays
    .map((monday) => ({
      monday,
      cells: eachDay(monday, addDays(monday, 4)).flatMap((date) =>
        sessions.map((session): CalendarCell => {
          const mark = marks.get(stay.id, date, session);
          const asked = from <= date && date <= to && isEffective(stay, date);
          const owed = isMarkDay(dayKind(calendar, date));
          const empty = asked ? (owed ? 'missing' : 'closed') : 'outside';
          return { date, session, mark, state: mark?.unit != null && asked ? 'mark' : empty };
        }),
      ),
    }))
    .filter(({ cells }) => cells.some(({ state }) => state === 'mark' || state === 'missing'));
}
