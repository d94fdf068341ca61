import { percentTenths, percentText } from '../../../shared/attendance/statistics.ts';
import type { AttendanceTotals } from '../../data/queries/attendance.ts';
import type { DataColumn } from '../../ui/table/data-columns.ts';

type Figured = Pick<AttendanceTotals, 'missing'> & {
  readonly figures: Pick<AttendanceTotals['figures'], 'attendance'>;
};

/** The percentage, and beside every percentage how many marks are missing. */
export function percentageColumns<Row extends Figured>(): readonly DataColumn<Row>[] {
  return [
    {
      id: 'attendance',
      heading: 'Attendance',
      width: 118,
      figure: true,
      value: ({ figures }) => (figures.attendance === null ? -1 : percentTenths(figures.attendance)),
      show: ({ figures }) => percentText(figures.attendance),
    },
    { id: 'missing', heading: 'Missing', width: 94, figure: true, value: ({ missing }) => missing },
  ];
}
