import { Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { Period } from '../../../shared/centre/periods.ts';
import type { AttendanceRow } from '../../data/queries/attendance.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { readMarks } from '../../data/queries/marks.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { AttendanceCalendar } from './attendance-calendar.tsx';
import { calendarWeeks, type CalendarCell } from './calendar-weeks.ts';
import classes from './calendar.module.css';
import { CellHistory } from './cell-history.tsx';
import { CodesUsed } from './codes-used.tsx';
import { PupilFigures } from './pupil-figures.tsx';
import { WeekStrip } from './week-strip.tsx';

/** The marks of one time on roll. */
export function PupilMarks({ row, period }: { readonly row: AttendanceRow; readonly period: Period }) {
  const session = useSession();
  const { enrolment, counts } = row;
  const marks = useLoaded(
    () => readMarks(session, [enrolment.id], period.from, period.to),
    [enrolment.id, period.from, period.to],
  );
  const [open, setOpen] = useState<CalendarCell | null>(null);
  if (marks === undefined) return null;
  const weeks = calendarWeeks(period, attendanceFacts(session).calendar, enrolment, marks);
  return (
    <Stack gap="lg">
      <PupilFigures row={row} />
      <WeekStrip weeks={weeks} />
      <section>
        <Title order={2} mb="xs">
          Calendar
        </Title>
        <div className={classes['scroller'] ?? ''}>
          <AttendanceCalendar label="Marks by week and session" weeks={weeks} onOpen={setOpen} />
        </div>
      </section>
      <section>
        <Title order={2} mb="xs">
          Codes explained
        </Title>
        <CodesUsed counts={counts} />
      </section>
      {open !== null && <CellHistory cell={open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}
