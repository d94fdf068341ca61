import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import { percentText } from '../../../shared/attendance/statistics.ts';
import { weekStart, type LocalDate } from '../../../shared/lib/local-date.ts';
import { totalsOf, type AttendanceRow, type AttendanceTotals } from '../../data/queries/attendance.ts';
import { formatShortDate } from '../../ui/format.ts';
import { printWeekPath } from '../../ui/register-path.ts';
import classes from './attendance.module.css';
import { groupChoices, filterRows } from './filter-rows.ts';
import { readSearch, writeSearch, type AttendanceSearch } from './search.ts';

const everything: AttendanceSearch = readSearch(new URLSearchParams());

interface GroupTableProps {
  readonly rows: readonly AttendanceRow[];
  readonly search: AttendanceSearch;
  readonly lastDay: LocalDate;
}

const headings = [
  'Pupils',
  'Possible',
  'Attended',
  'Authorised',
  'Unauthorised',
  'Attendance',
  'Missing',
  'Persistent',
  'Severe',
];

/** One line a group, by who was in it on the last of the days, and the whole centre under them. */
export function GroupTable({ rows, search, lastDay }: GroupTableProps) {
  const week = weekStart(lastDay);
  const sheets = `Register sheet, week of ${formatShortDate(week)}`;
  return (
    <div className={classes['scroller'] ?? ''} tabIndex={0} role="region" aria-label="Attendance by group">
      <Table className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {['Group', ...headings, sheets].map((heading) => (
              <Table.Th key={heading} scope="col" className={classes['heading'] ?? ''}>
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groupChoices(rows).map(({ value, label }) => (
            <Table.Tr key={value}>
              <Table.Th scope="row">
                <Anchor component={Link} to={`?${writeSearch({ ...search, view: 'pupils', group: value }).toString()}`}>
                  {label}
                </Anchor>
              </Table.Th>
              <Figures totals={totalsOf(filterRows(rows, { ...everything, group: value }, ''))} />
              <Table.Td>
                {value !== 'none' && (
                  <Anchor component={Link} to={printWeekPath(value, week)} aria-label={`Register sheet of ${label}`}>
                    Open to print
                  </Anchor>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">Whole centre</Table.Th>
            <Figures totals={totalsOf(rows)} />
            <Table.Td>
              <Anchor
                component={Link}
                to={printWeekPath('everyone', week)}
                aria-label="Register sheet of everyone on roll"
              >
                Open to print
              </Anchor>
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
}

function Figures({ totals: { figures, missing } }: { readonly totals: AttendanceTotals }) {
  const cells = [
    figures.enrolments,
    figures.possible,
    figures.attended,
    figures.authorised,
    figures.unauthorised,
    percentText(figures.attendance),
    missing,
    figures.persistentEnrolments,
    figures.severeEnrolments,
  ];
  return cells.map((cell, index) => (
    <Table.Td key={headings[index]} data-figure>
      {typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell}
    </Table.Td>
  ));
}
