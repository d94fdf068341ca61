import { percentTenths } from '../../../shared/attendance/statistics.ts';
import type { Period } from '../../../shared/centre/periods.ts';
import { csvFile } from '../../../shared/lib/csv.ts';
import type { AttendanceRow } from '../../data/queries/attendance.ts';
import { compareText, sortName } from '../../ui/format.ts';
import { absenceStatus, statusWords } from './words.ts';

const headings = [
  'Pupil',
  'Year',
  'Groups',
  'Route',
  'Enrolment',
  'Possible sessions',
  'Attended',
  'Authorised absence',
  'Unauthorised absence',
  'Attendance %',
  'Marks missing',
  'Absence',
];

/** The rows as a spreadsheet takes them: names, never the UPN; no percentage where there is no data. */
export function attendanceCsv(rows: readonly AttendanceRow[]): string {
  const inOrder = rows.toSorted((a, b) => compareText(sortName(a.pupil), sortName(b.pupil)));
  return csvFile(
    headings,
    inOrder.map(({ pupil, enrolment, groups, figures, missing }) => [
      sortName(pupil),
      pupil.yearGroup,
      groups.map(({ name }) => name).join('; '),
      enrolment.route,
      statusWords[enrolment.status],
      figures.possible,
      figures.attended,
      figures.authorised,
      figures.unauthorised,
      figures.attendance === null ? 'No data' : percentTenths(figures.attendance) / 10,
      missing,
      absenceStatus(figures),
    ]),
  );
}

/** Says which days, and nothing about anybody. */
export function csvName({ from, to }: Period): string {
  return `attendance-${from}-to-${to}.csv`;
}
