import { useRef, useState, type KeyboardEvent } from 'react';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import { originalCode } from '../../data/queries/mark-history.ts';
import { formatDay, formatMinutes, formatSession, formatShortDate, formatWeekday } from '../../ui/format.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import type { CalendarCell, CalendarWeek } from './calendar-weeks.ts';
import classes from './calendar.module.css';

interface AttendanceCalendarProps {
  readonly label: string;
  readonly weeks: readonly CalendarWeek[];
  readonly onOpen: (cell: CalendarCell) => void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** A row a week, ten cells; one stop for the keyboard, arrows inside, Enter opens what was entered in a cell. */
export function AttendanceCalendar({ label, weeks, onOpen }: AttendanceCalendarProps) {
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: Math.max(0, weeks.length - 1), column: 0 });
  const row = Math.min(at.row, weeks.length - 1);
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = { row: clamp(row + step[0], weeks.length), column: clamp(at.column + step[1], 10) };
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <table ref={grid} role="grid" aria-label={label} className={classes['calendar'] ?? ''} onKeyDown={move}>
      <Heading week={weeks[0]} />
      <tbody>
        {weeks.map(({ monday, cells }, weekIndex) => (
          <tr key={monday}>
            <th scope="row">{formatShortDate(monday)}</th>
            {cells.map((cell, column) => (
              <td key={`${cell.date} ${cell.session}`} data-afternoon={cell.session === 'PM' || undefined}>
                <Cell
                  cell={cell}
                  place={`${weekIndex} ${column}`}
                  inTabOrder={weekIndex === row && column === at.column}
                  onOpen={() => {
                    setAt({ row: weekIndex, column });
                    onOpen(cell);
                  }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function clamp(value: number, count: number): number {
  return Math.min(Math.max(value, 0), count - 1);
}

function Heading({ week }: { readonly week: CalendarWeek | undefined }) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          Week of
        </th>
        {week?.cells
          .filter(({ session }) => session === 'AM')
          .map(({ date }) => (
            <th key={date} scope="colgroup" colSpan={2}>
              {formatWeekday(date)}
            </th>
          ))}
      </tr>
      <tr>
        {week?.cells.map(({ date, session }) => (
          <th key={`${date} ${session}`} scope="col">
            {session}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** 'Mon 16 Nov, morning: L, Late, 7 minutes' */
function wordsOf({ date, session, state, mark }: CalendarCell): string {
  const when = `${formatDay(date)}, ${formatSession(session).toLowerCase()}`;
  if (state === 'outside') return `${when}: not on roll or not asked about`;
  if (state === 'closed') return `${when}: no school`;
  const unit = mark?.unit;
  if (unit == null) return `${when}: no mark`;
  const late = unit.minutesLate === undefined ? '' : `, ${formatMinutes(unit.minutesLate)}`;
  const original = originalCode(mark);
  const amended = original === undefined ? '' : `, amended from ${original ?? 'no mark'}`;
  return `${when}: ${unit.code}, ${codeInfo(unit.code).label}${late}${amended}`;
}

interface CellProps {
  readonly cell: CalendarCell;
  readonly place: string;
  readonly inTabOrder: boolean;
  readonly onOpen: () => void;
}

function Cell({ cell, place, inTabOrder, onOpen }: CellProps) {
  const { state, mark } = cell;
  const original = originalCode(mark);
  return (
    <button
      type="button"
      data-at={place}
      data-state={state}
      tabIndex={inTabOrder ? 0 : -1}
      aria-label={wordsOf(cell)}
      onClick={onOpen}
    >
      {state === 'mark' || state === 'missing' ? (
        <MarkCell code={mark?.unit?.code ?? null} {...(original === undefined ? {} : { original })} />
      ) : (
        <span aria-hidden="true" className={classes['empty'] ?? ''}>
          {state === 'closed' ? '·' : ''}
        </span>
      )}
    </button>
  );
}
