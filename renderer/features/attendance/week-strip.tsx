import { formatDay } from '../../ui/format.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import type { CalendarCell, CalendarWeek } from './calendar-weeks.ts';
import classes from './calendar.module.css';

const daysShown = 10;

/** The last ten school days at a glance, mornings before afternoons. */
export function WeekStrip({ weeks }: { readonly weeks: readonly CalendarWeek[] }) {
  const asked = weeks.flatMap(({ cells }) => cells).filter(({ state }) => state === 'mark' || state === 'missing');
  const days = new Map<string, CalendarCell[]>();
  for (const cell of asked) days.set(cell.date, [...(days.get(cell.date) ?? []), cell]);
  return (
    <ul className={classes['strip'] ?? ''} aria-label="The last school days">
      {[...days.values()].slice(-daysShown).map((cells) => (
        <li key={cells[0]?.date}>
          <span data-pair>
            {cells.map(({ session, mark }) => (
              <MarkCell key={session} compact code={mark?.unit?.code ?? null} />
            ))}
          </span>
          {cells[0] !== undefined && formatDay(cells[0].date)}
        </li>
      ))}
    </ul>
  );
}
