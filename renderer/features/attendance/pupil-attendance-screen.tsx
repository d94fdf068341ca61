import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { now } from '../../data/clock.ts';
import { readAttendance, type AttendanceRow } from '../../data/queries/attendance.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded, useRecord } from '../../data/use-data.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { OneOf } from '../../ui/form/record-fields.tsx';
import { formatDate, formatRange, nameOf } from '../../ui/format.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { PupilMarks } from './pupil-marks.tsx';
import { useSearching } from './use-attendance.ts';
import { statusWords } from './words.ts';

/** One pupil's attendance over any days: figures, calendar with the history of each mark, codes explained. */
export function PupilAttendanceScreen() {
  const { id } = useParams();
  const session = useSession();
  const pupil = useRecord('pupil', id);
  const { search, period, today, change } = useSearching();
  const { from, to } = period;
  const rows = useLoaded(() => readAttendance(session, { from, to }, now(), id), [id, from, to]);
  const [chosen, setChosen] = useState('');
  if (pupil === undefined) {
    return (
      <>
        <PageHeading title="There is no such pupil" />
        <Anchor component={Link} to="/attendance">
          Back to attendance
        </Anchor>
      </>
    );
  }
  const shown = rows?.find(({ enrolment }) => enrolment.id === chosen) ?? rows?.at(-1);
  return (
    <>
      <PageHeading
        title={`Attendance: ${nameOf(pupil)}`}
        subtitle={formatRange(from, to)}
        actions={
          <>
            <Button variant="default" component={Link} to="/attendance">
              Everyone’s attendance
            </Button>
            <Button variant="default" component={Link} to={`/pupils/${pupil.id}`}>
              The pupil’s page
            </Button>
          </>
        }
      />
      <Stack gap="lg">
        <Group gap="sm" align="flex-end">
          <PeriodPicker search={search} shown={period} today={today} onChange={change} />
          {rows !== undefined && rows.length > 1 && shown !== undefined && (
            <OneOf
              id="attendance-stay"
              label="Time on roll"
              required
              value={shown.enrolment.id}
              choices={rows.map(stayChoice)}
              onChange={setChosen}
            />
          )}
        </Group>
        {rows !== undefined && shown === undefined && (
          <EmptyState title="No register of ours in these days">
            The pupil was not on our roll then, or was a guest whose own school keeps the register.
          </EmptyState>
        )}
        {shown !== undefined && <PupilMarks key={`${shown.enrolment.id} ${from} ${to}`} row={shown} period={period} />}
        {rows !== undefined && rows.length > 1 && (
          <p>
            This pupil has been on our roll more than once. Each time has its own register and is never added to
            another.
          </p>
        )}
      </Stack>
    </>
  );
}

function stayChoice({ enrolment: { id, from, to, status } }: AttendanceRow): { value: string; label: string } {
  const until = to === undefined ? 'to today' : `to ${formatDate(to)}`;
  return { value: id, label: `${formatDate(from)} ${until}, ${statusWords[status].toLowerCase()}` };
}
