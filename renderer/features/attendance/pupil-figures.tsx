import { percentText, restsOnFew } from '../../../shared/attendance/statistics.ts';
import type { AttendanceRow } from '../../data/queries/attendance.ts';
import { counted } from '../../ui/format.ts';
import { Facts } from './facts.tsx';
import { absenceStatus, missingWords } from './words.ts';

/** One pupil's figures for one time on roll. */
export function PupilFigures({ row: { missing, figures } }: { readonly row: AttendanceRow }) {
  return (
    <Facts
      facts={[
        { label: 'Attendance', value: percentText(figures.attendance), note: missingWords(missing) },
        { label: 'Attended', value: figures.attended, note: `of ${counted(figures.possible, 'possible session')}` },
        { label: 'Authorised', value: figures.authorised, note: figures.authorised === 1 ? 'session' : 'sessions' },
        {
          label: 'Unauthorised',
          value: figures.unauthorised,
          note: figures.unauthorised === 1 ? 'session' : 'sessions',
        },
        {
          label: 'Absence',
          value: figures.possible === 0 ? 'No data' : absenceStatus(figures) || 'Below 10%',
          note: restsOnFew(figures) ? 'few sessions: this says little yet' : '',
        },
      ]}
    />
  );
}
