import { percentText } from '../../../shared/attendance/statistics.ts';
import type { AttendanceRow } from '../../data/queries/attendance.ts';
import { Facts } from './facts.tsx';
import { absenceStatus, missingWords } from './words.ts';

/** One pupil's figures for one time on roll. */
export function PupilFigures({ row: { missing, figures } }: { readonly row: AttendanceRow }) {
  return (
    <Facts
      facts={[
        { label: 'Attendance', value: percentText(figures.attendance), note: missingWords(missing) },
        { label: 'Attended', value: figures.attended, note: `of ${figures.possible} possible sessions` },
        { label: 'Authorised', value: figures.authorised, note: 'sessions' },
        { label: 'Unauthorised', value: figures.unauthorised, note: 'sessions' },
        {
          label: 'Absence',
          value: figures.possible === 0 ? 'No data' : absenceStatus(figures) || 'Below 10%',
          note: '',
        },
      ]}
    />
  );
}
