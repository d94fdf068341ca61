import { percentText } from '../../../shared/attendance/statistics.ts';
import type { AttendanceTotals } from '../../data/queries/attendance.ts';
import { counted } from '../../ui/format.ts';
import { Facts } from './facts.tsx';
import { missingWords } from './words.ts';

/** The figures of everyone shown, the marks that are missing beside the percentage; the other sums stand under the table. */
export function Headline({ totals: { figures, missing } }: { readonly totals: AttendanceTotals }) {
  const outOf = `of ${counted(figures.withData, 'pupil')}`;
  return (
    <Facts
      facts={[
        { label: 'Attendance', value: percentText(figures.attendance), note: missingWords(missing) },
        {
          label: 'Attended',
          value: figures.attended,
          note: `of ${counted(figures.possible, 'possible session')}`,
        },
        { label: 'Persistently absent', value: figures.persistentEnrolments, note: outOf },
        { label: 'Severely absent', value: figures.severeEnrolments, note: outOf },
      ]}
    />
  );
}
