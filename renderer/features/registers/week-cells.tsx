import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { sessions, sessionKey, type Code, type Session, type SessionKey } from '../../../shared/attendance/types.ts';
import { addDays, weekStart, type LocalDate } from '../../../shared/lib/local-date.ts';
import { useSession } from '../../data/session-context.ts';
import { formatWeekday } from '../../ui/format.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import classes from './register.module.css';

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

function daysOf(date: LocalDate): LocalDate[] {
  return weekdayNames.map((_name, index) => addDays(weekStart(date), index));
}

/** The two heading lines over the week's ten cells. */
export function weekHeadings(date: LocalDate) {
  return {
    days: daysOf(date).map((day) => (
      <th
        key={day}
        scope="colgroup"
        colSpan={2}
        className={classes['weekDay'] ?? ''}
        data-today={day === date || undefined}
      >
        {formatWeekday(day)}
      </th>
    )),
    halves: daysOf(date).flatMap((day) =>
      sessions.map((session) => (
        <th key={sessionKey(day, session)} scope="col" className={classes['weekHalf'] ?? ''}>
          <abbr title={session === 'AM' ? 'Morning' : 'Afternoon'}>{session === 'AM' ? 'am' : 'pm'}</abbr>
        </th>
      )),
    ),
  };
}

interface WeekCellsProps {
  readonly name: string;
  readonly week: ReadonlyMap<SessionKey, Code>;
  readonly date: LocalDate;
  readonly session: Session;
}

/** The ten sessions of the register's week, with what stands in each up to now. */
export const WeekCells = memo(function WeekCells({ name, week, date, session }: WeekCellsProps) {
  const here = sessionKey(date, session);
  // Without its history a week says nothing of the days before, not even that they are empty.
  const isKnown = useSession().registersOnly === null;
  return daysOf(date).flatMap((day, index) =>
    sessions.map((half) => {
      const key = sessionKey(day, half);
      const code = week.get(key) ?? null;
      const when = `${weekdayNames[index] ?? ''} ${half === 'AM' ? 'morning' : 'afternoon'}`;
      return (
        <td
          key={key}
          className={classes['weekCell'] ?? ''}
          data-here={key === here || undefined}
          data-new-day={half === 'AM' || undefined}
        >
          {(code !== null || (key < here && (isKnown || day === date))) && (
            <>
              <VisuallyHidden>{`${name}, ${when}: `}</VisuallyHidden>
              <MarkCell code={code} compact />
            </>
          )}
        </td>
      );
    }),
  );
});
