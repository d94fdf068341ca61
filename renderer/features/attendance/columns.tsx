import type { ReactNode } from 'react';
import { percentText } from '../../../shared/attendance/statistics.ts';
import type { AttendanceRow, AttendanceTotals } from '../../data/queries/attendance.ts';
import { counted, sortName } from '../../ui/format.ts';
import { groupsInOrder } from '../../ui/group-words.ts';
import type { DataColumn } from '../../ui/table/data-columns.ts';
import { Line, TwoLines } from '../../ui/table/lines.tsx';
import { RowLink } from '../../ui/table/row-link.tsx';
import { yearColumn } from '../../ui/table/year-column.ts';
import { percentageColumns } from './figure-columns.ts';
import { absenceStatus } from './words.ts';

function groupWords({ groups }: AttendanceRow): string {
  return groupsInOrder(groups)
    .map(({ name }) => name)
    .join(', ');
}

/** What is asked for most stands first: a narrow screen shows the first of them. Pupils by name, never by a number. */
export const attendanceColumns: readonly DataColumn<AttendanceRow>[] = [
  {
    id: 'name',
    heading: 'Pupil',
    width: 196,
    value: ({ pupil }) => sortName(pupil),
    show: ({ pupil }) => <RowLink to={`/attendance/pupil/${pupil.id}`}>{sortName(pupil)}</RowLink>,
  },
  ...percentageColumns(),
  {
    id: 'status',
    heading: 'Absence',
    width: 136,
    value: ({ figures }) => absenceStatus(figures),
    show: ({ figures }) => {
      const [words = '', caution = ''] = absenceStatus(figures).split(', ');
      return <TwoLines first={words} second={caution} />;
    },
  },
  { id: 'possible', heading: 'Possible', width: 98, figure: true, value: ({ figures }) => figures.possible },
  { id: 'attended', heading: 'Attended', width: 102, figure: true, value: ({ figures }) => figures.attended },
  { id: 'authorised', heading: 'Authorised', width: 114, figure: true, value: ({ figures }) => figures.authorised },
  {
    id: 'unauthorised',
    heading: 'Unauthorised',
    width: 132,
    figure: true,
    value: ({ figures }) => figures.unauthorised,
  },
  yearColumn(),
  {
    id: 'groups',
    heading: 'Groups',
    width: 126,
    grows: true,
    value: groupWords,
    show: (row) => <Line cut words={groupWords(row)} />,
  },
];

/** The sums under the columns. */
export function totalsByColumn({ figures, missing }: AttendanceTotals): Readonly<Record<string, ReactNode>> {
  return {
    name: `All shown: ${counted(figures.enrolments, 'pupil')}`,
    attendance: percentText(figures.attendance),
    missing: missing.toLocaleString('en-GB'),
    status: (
      <>
        <Line words={`${figures.persistentEnrolments.toLocaleString('en-GB')} persistent,`} />
        <Line words={`${figures.severeEnrolments.toLocaleString('en-GB')} severe`} />
      </>
    ),
    possible: figures.possible.toLocaleString('en-GB'),
    attended: figures.attended.toLocaleString('en-GB'),
    authorised: figures.authorised.toLocaleString('en-GB'),
    unauthorised: figures.unauthorised.toLocaleString('en-GB'),
  };
}
