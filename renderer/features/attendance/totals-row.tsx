import { percentText } from '../../../shared/attendance/statistics.ts';
import type { AttendanceTotals } from '../../data/queries/attendance.ts';
import { counted } from '../../ui/format.ts';

/** The sums under the columns of the table. */
export function TotalsRow({
  totals: { figures, missing },
  rowIndex,
}: {
  readonly totals: AttendanceTotals;
  readonly rowIndex: number;
}) {
  const sums = [figures.possible, figures.attended, figures.authorised, figures.unauthorised];
  return (
    <tr aria-rowindex={rowIndex}>
      <th scope="row">All shown: {counted(figures.enrolments, 'pupil')}</th>
      <td />
      <td />
      {sums.map((sum, index) => (
        <td key={index} data-figure>
          {sum.toLocaleString('en-GB')}
        </td>
      ))}
      <td data-figure>{percentText(figures.attendance)}</td>
      <td data-figure>{missing}</td>
      <td>
        {figures.persistentEnrolments} persistent, {figures.severeEnrolments} severe
      </td>
    </tr>
  );
}
