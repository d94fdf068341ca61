import { useMemo } from 'react';
import { weekStart, type LocalDate } from '../../../shared/lib/local-date.ts';
import { totalsOf, type AttendanceRow } from '../../data/queries/attendance.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { filterRows, groupChoices, noGroup } from './filter-rows.ts';
import { centreTotals, groupColumns, type GroupLine } from './group-columns.tsx';
import { readSearch, writeSearch, type AttendanceSearch } from './search.ts';

const everything: AttendanceSearch = readSearch(new URLSearchParams());
const groupId = ({ id }: GroupLine): string => id;

interface GroupTableProps {
  readonly rows: readonly AttendanceRow[];
  readonly search: AttendanceSearch;
  readonly lastDay: LocalDate;
  /** What stands above and below on the screen, in CSS px. */
  readonly heightTaken: number;
}

/** One line a group, by who was in it on the last of the days, and the whole centre under them. */
export function GroupTable({ rows, search, lastDay, heightTaken }: GroupTableProps) {
  const week = weekStart(lastDay);
  const lines = useMemo(
    () =>
      groupChoices(rows).map(({ value, label }): GroupLine => ({
        id: value,
        name: label,
        ...totalsOf(filterRows(rows, { ...everything, group: value }, '')),
        pupilsPath: `?${writeSearch({ ...search, view: 'pupils', group: value }).toString()}`,
        sheetOf: value === noGroup ? null : week,
      })),
    [rows, search, week],
  );
  const totals = useMemo(() => centreTotals(totalsOf(rows), week), [rows, week]);
  return (
    <DataTable
      label="Attendance by group"
      columns={groupColumns}
      rows={lines}
      rowId={groupId}
      rowHeight={45}
      heightTaken={heightTaken}
      totals={totals}
    />
  );
}
