import { useRef, useState } from 'react';
import { useTable, type SortingState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { AttendanceRow, AttendanceTotals } from '../../data/queries/attendance.ts';
import { SortHeading } from '../../ui/table/sort-heading.tsx';
import classes from './attendance.module.css';
import { attendanceColumns, attendanceFeatures, figureColumns } from './columns.tsx';
import { TotalsRow } from './totals-row.tsx';

const rowHeight = 44;
const byName: SortingState = [{ id: 'name', desc: false }];

interface AttendanceTableProps {
  readonly rows: readonly AttendanceRow[];
  readonly totals: AttendanceTotals;
}

/** Sortable; draws only the rows in sight, so that 2,000 pupils are as quick as 60. Its last row holds the sums. */
export function AttendanceTable({ rows, totals }: AttendanceTableProps) {
  const [sorting, setSorting] = useState<SortingState>(byName);
  const table = useTable({
    features: attendanceFeatures,
    columns: attendanceColumns,
    data: rows,
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: ({ enrolment }) => enrolment.id,
    enableSortingRemoval: false,
    enableMultiSort: false,
  });
  const scroller = useRef<HTMLDivElement>(null);
  const sorted = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // The region scrolls, so it must be reachable by keyboard.
    <div
      ref={scroller}
      className={classes['scroller'] ?? ''}
      tabIndex={0}
      role="region"
      aria-label="Attendance by pupil"
    >
      <table className={`${classes['table'] ?? ''} ${classes['fixed'] ?? ''}`} aria-rowcount={sorted.length + 2}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <SortHeading
                  key={header.id}
                  sorted={header.column.getIsSorted()}
                  onSort={() => header.column.toggleSorting(header.column.getIsSorted() === 'asc')}
                >
                  <table.FlexRender header={header} />
                </SortHeading>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Spacer height={items[0]?.start ?? 0} />
          {items.map(({ index }) => {
            const row = sorted[index];
            return row === undefined ? null : (
              <tr key={row.id} aria-rowindex={index + 2}>
                {row.getAllCells().map((cell) => {
                  const content = <table.FlexRender cell={cell} />;
                  if (cell.column.id === 'name')
                    return (
                      <th key={cell.id} scope="row">
                        {content}
                      </th>
                    );
                  return (
                    <td key={cell.id} data-figure={figureColumns.has(cell.column.id) || undefined}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <Spacer height={after} />
        </tbody>
        <tfoot>
          <TotalsRow totals={totals} rowIndex={sorted.length + 2} />
        </tfoot>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden="true">
      <td colSpan={attendanceColumns.length} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
