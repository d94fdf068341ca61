import { useRef, useState } from 'react';
import { useTable, type SortingState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { SortHeading } from '../../ui/table/sort-heading.tsx';
import classes from './pupil-table.module.css';
import { listFeatures, pupilColumns, type ListedPupil } from './pupil-columns.tsx';

/** Rows of two lines are taller: each is measured once it is drawn. */
const rowHeight = 49;
const byName: SortingState = [{ id: 'name', desc: false }];

/** A sortable table that draws only the rows in sight, so that 2,000 pupils are as quick as 60. */
export function PupilTable({ rows }: { readonly rows: readonly ListedPupil[] }) {
  const [sorting, setSorting] = useState<SortingState>(byName);
  const table = useTable({
    features: listFeatures,
    columns: pupilColumns,
    data: rows,
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: ({ pupil }) => pupil.id,
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
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // The region scrolls, so it must be reachable by keyboard.
    <div ref={scroller} className={classes['scroller'] ?? ''} tabIndex={0} role="region" aria-label="List of pupils">
      <table className={classes['table'] ?? ''} aria-rowcount={sorted.length + 1}>
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
          <Spacer height={before} />
          {items.map(({ index }) => {
            const row = sorted[index];
            return row === undefined ? null : (
              <tr key={row.id} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2}>
                {row.getAllCells().map((cell) =>
                  cell.column.id === 'name' ? (
                    <th key={cell.id} scope="row">
                      <table.FlexRender cell={cell} />
                    </th>
                  ) : (
                    <td key={cell.id}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden="true">
      <td colSpan={pupilColumns.length} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
