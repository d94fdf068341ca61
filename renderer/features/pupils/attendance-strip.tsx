import { Text, VisuallyHidden } from '@mantine/core';
import { sessionKey, sessions } from '../../../shared/attendance/types.ts';
import { isMarkDay, dayKind, lastSchoolWeeks } from '../../../shared/centre/school-days.ts';
import { addDays } from '../../../shared/lib/local-date.ts';
import { today } from '../../data/clock.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { readCodes } from '../../data/queries/marks.ts';
import { stayOn } from '../../data/queries/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { formatShortDate, formatWeek } from '../../ui/format.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import classes from './attendance-strip.module.css';
import { useOpenFile } from './pupil-screen.tsx';

const weeksShown = 6;
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const;

/** The marks of the last school weeks as a paper register shows them; days without school stay empty. */
export function AttendanceStrip() {
  const session = useSession();
  const { enrolments } = useOpenFile();
  const date = today();
  const { enrolment } = stayOn(enrolments, date);
  const { calendar } = attendanceFacts(session);
  const weeks = lastSchoolWeeks(calendar, date, weeksShown);
  const first = weeks[0];
  const id = enrolment?.id;
  const codes = useLoaded(
    () => (id === undefined || first === undefined ? Promise.resolve(null) : readCodes(session, [id], first, date)),
    [id, first, date],
  );
  if (id === undefined) return <Text c="dimmed">Not on roll yet, so there are no marks.</Text>;
  if (first === undefined) return <Text c="dimmed">No school weeks up to today: enter term dates in Settings.</Text>;
  const marks = codes?.get(id);
  return (
    <div className={classes['scroller'] ?? ''} tabIndex={0} role="region" aria-label="Marks by week">
      <table className={classes['strip'] ?? ''}>
        <thead>
          <tr>
            <th scope="col">Week of</th>
            {days.map((day) => (
              <th key={day} scope="colgroup" colSpan={2}>
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map((monday) => (
            <tr key={monday}>
              <th scope="row">
                <span aria-hidden="true">{formatShortDate(monday)}</span>
                <VisuallyHidden>{formatWeek(monday)}</VisuallyHidden>
              </th>
              {days.flatMap((day, index) =>
                sessions.map((part) => {
                  const on = addDays(monday, index);
                  const open = on <= date && isMarkDay(dayKind(calendar, on));
                  return (
                    <td key={`${day} ${part}`} data-first={part === 'AM' || undefined}>
                      {open && <MarkCell code={marks?.get(sessionKey(on, part)) ?? null} />}
                    </td>
                  );
                }),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
