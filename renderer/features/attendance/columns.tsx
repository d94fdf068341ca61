import { Anchor } from '@mantine/core';
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  type SortFn,
} from '@tanstack/react-table';
import { Link } from 'react-router';
import { percentTenths, percentText } from '../../../shared/attendance/statistics.ts';
import type { AttendanceRow } from '../../data/queries/attendance.ts';
import { compareText, sortName } from '../../ui/format.ts';
import { absenceStatus } from './words.ts';

export const attendanceFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type Sort = SortFn<typeof attendanceFeatures, AttendanceRow>;

const byText: Sort = (a, b, column) => compareText(a.getValue<string>(column), b.getValue<string>(column));
const byNumber: Sort = (a, b, column) => a.getValue<number>(column) - b.getValue<number>(column);
const helper = createColumnHelper<typeof attendanceFeatures, AttendanceRow>();

/** Figures stand at the right of their cells, words at the left. */
export const figureColumns: ReadonlySet<string> = new Set([
  'year',
  'possible',
  'attended',
  'authorised',
  'unauthorised',
  'attendance',
  'missing',
]);

function yearOrder(year: string | undefined): number {
  const number = Number(year);
  return Number.isNaN(number) ? (year === 'X' ? 98 : -1) : number;
}

/** Pupils by name; never a number that stands for them. */
export const attendanceColumns = helper.columns([
  helper.accessor(({ pupil }) => sortName(pupil), {
    id: 'name',
    header: 'Pupil',
    sortFn: byText,
    cell: ({ row, getValue }) => (
      <Anchor component={Link} to={`/attendance/pupil/${row.original.pupil.id}`} fw={650}>
        {getValue()}
      </Anchor>
    ),
  }),
  helper.accessor(({ pupil }) => yearOrder(pupil.yearGroup), {
    id: 'year',
    header: 'Year',
    sortFn: byNumber,
    cell: ({ row }) => row.original.pupil.yearGroup ?? '',
  }),
  helper.accessor(({ groups }) => groups.map(({ name }) => name).join(', '), {
    id: 'groups',
    header: 'Groups',
    sortFn: byText,
    cell: ({ getValue }) => <span title={getValue()}>{getValue()}</span>,
  }),
  helper.accessor(({ figures }) => figures.possible, { id: 'possible', header: 'Possible', sortFn: byNumber }),
  helper.accessor(({ figures }) => figures.attended, { id: 'attended', header: 'Attended', sortFn: byNumber }),
  helper.accessor(({ figures }) => figures.authorised, { id: 'authorised', header: 'Authorised', sortFn: byNumber }),
  helper.accessor(({ figures }) => figures.unauthorised, {
    id: 'unauthorised',
    header: 'Unauthorised',
    sortFn: byNumber,
  }),
  helper.accessor(({ figures }) => (figures.attendance === null ? -1 : percentTenths(figures.attendance)), {
    id: 'attendance',
    header: 'Attendance',
    sortFn: byNumber,
    cell: ({ row }) => percentText(row.original.figures.attendance),
  }),
  helper.accessor('missing', { id: 'missing', header: 'Missing', sortFn: byNumber }),
  helper.accessor(({ figures }) => absenceStatus(figures), { id: 'status', header: 'Absence', sortFn: byText }),
]);
