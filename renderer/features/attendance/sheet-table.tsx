import { percentText, type AttendanceFigures } from '../../../shared/attendance/statistics.ts';
import type { SheetCell, SheetRow, WeekSheet } from '../../data/queries/week-sheet.ts';
import { compareText, formatDay, sortName } from '../../ui/format.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import classes from './week-sheet.module.css';

const totalHeadings = ['Possible', 'Attended', 'Auth.', 'Unauth.', '%'];

/** Pupils down, ten sessions across. Blank: names and empty boxes, to be marked by hand. */
export function SheetTable({ sheet, blank }: { readonly sheet: WeekSheet; readonly blank: boolean }) {
  const rows = sheet.rows.toSorted((a, b) => compareText(sortName(a.pupil), sortName(b.pupil)));
  return (
    <table className={classes['table'] ?? ''} data-blank={blank || undefined}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Pupil
          </th>
          <th scope="col" rowSpan={2}>
            Year
          </th>
          {sheet.days.map(({ date, kind }) => (
            <th key={date} scope="colgroup" colSpan={2}>
              {formatDay(date)}
              {kind !== 'schoolDay' && <small>{kind === 'unplannedClosure' ? 'closed' : 'no school'}</small>}
            </th>
          ))}
          {!blank &&
            totalHeadings.map((heading) => (
              <th key={heading} scope="col" rowSpan={2}>
                {heading}
              </th>
            ))}
        </tr>
        <tr>
          {sheet.days.flatMap(({ date }) =>
            ['AM', 'PM'].map((session) => (
              <th key={`${date} ${session}`} scope="col">
                {session}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PupilLine key={row.enrolment.id} row={row} blank={blank} />
        ))}
      </tbody>
      {!blank && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={12}>
              All on this sheet
            </th>
            <Figures figures={sheet.totals} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function PupilLine({ row, blank }: { readonly row: SheetRow; readonly blank: boolean }) {
  return (
    <tr>
      <th scope="row">{sortName(row.pupil)}</th>
      <td>{row.pupil.yearGroup}</td>
      {row.cells.map((cell) => (
        <td
          key={`${cell.date} ${cell.session}`}
          data-shut={!cell.open || undefined}
          data-pm={cell.session === 'PM' || undefined}
        >
          {!blank && <Mark cell={cell} />}
        </td>
      ))}
      {!blank &&
        (row.figures === null ? (
          <td colSpan={5}>Guest: register kept by own school</td>
        ) : (
          <Figures figures={row.figures} />
        ))}
    </tr>
  );
}

function Mark({ cell: { open, code, original, minutesLate } }: { readonly cell: SheetCell }) {
  if (code === null && !open) return null;
  return (
    <MarkCell
      code={code}
      {...(original === undefined ? {} : { original })}
      {...(minutesLate === undefined ? {} : { detail: String(minutesLate) })}
    />
  );
}

function Figures({ figures }: { readonly figures: AttendanceFigures }) {
  const cells = [
    figures.possible,
    figures.attended,
    figures.authorised,
    figures.unauthorised,
    percentText(figures.attendance),
  ];
  return cells.map((cell, index) => (
    <td key={totalHeadings[index]} data-figure>
      {cell}
    </td>
  ));
}
