import { useTable, type RowData, type SortingState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { sortable, sortableColumns, type DataColumn } from './data-columns.ts';
import classes from './data-table.module.css';
import { SortHeading } from './sort-heading.tsx';

interface DataTableProps<Row extends RowData> {
  /** Names the part of the screen that scrolls. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Usual height of a row in CSS px; each is measured once it is drawn. */
  readonly rowHeight: number;
  /** What stands above and below on the screen, in CSS px: the table takes the height that is left. */
  readonly heightTaken: number;
  /** By column id: the last row, always in sight. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
}

/**
 * Sorts by its headings and draws only the rows in sight, so that 2,000 rows are as quick as 60. Tab goes from link to link,
 * the arrows from row to row.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, rowHeight, heightTaken, totals } = props;
  const [sorting, setSorting] = useState<SortingState>([{ id: columns[0]?.id ?? '', desc: false }]);
  const defs = useMemo(() => sortableColumns(columns), [columns]);
  const table = useTable({
    features: sortable,
    columns: defs,
    data: rows,
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: rowId,
    enableSortingRemoval: false,
    enableMultiSort: false,
  });
  const scroller = useRef<HTMLDivElement>(null);
  const sorted = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // Rows may come a frame late: a list that is thrown never holds up the keyboard.
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  return (
    // The region scrolls, so it must be reachable by keyboard.
    <div
      ref={scroller}
      className={classes['scroller'] ?? ''}
      style={{ maxBlockSize: `calc(100dvh - ${heightTaken}px)` }}
      tabIndex={0}
      role="region"
      aria-label={label}
      onKeyDown={moveByArrow}
    >
      <table
        className={classes['table'] ?? ''}
        style={{ minInlineSize: columns.reduce((sum, { width }) => sum + width, 0) }}
        aria-rowcount={sorted.length + (totals === undefined ? 1 : 2)}
      >
        <Widths columns={columns} />
        <thead>
          <tr aria-rowindex={1}>
            {table.getFlatHeaders().map(({ column }, index) => (
              <SortHeading
                key={column.id}
                sorted={column.getIsSorted()}
                figure={columns[index]?.figure === true}
                onSort={() => column.toggleSorting(column.getIsSorted() === 'asc')}
              >
                {columns[index]?.heading}
              </SortHeading>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={items[0]?.start ?? 0} columns={columns.length} />
          {items.map(({ index }) => {
            const row = sorted[index];
            return row === undefined ? null : (
              <DataRow
                key={row.id}
                ref={virtual.measureElement}
                row={row.original}
                index={index}
                columns={columns as readonly DataColumn<RowData>[]}
              />
            );
          })}
          <Spacer height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} columns={columns.length} />
        </tbody>
        {totals !== undefined && <Totals totals={totals} columns={columns} rowIndex={sorted.length + 2} />}
      </table>
    </div>
  );
}

interface DataRowProps {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly row: RowData;
  readonly index: number;
  readonly columns: readonly DataColumn<RowData>[];
}

/** Drawn once: scrolling past draws only the rows that come into sight. */
const DataRow = memo(function DataRow({ ref, row, index, columns }: DataRowProps) {
  return (
    <tr ref={ref} data-index={index} aria-rowindex={index + 2}>
      {columns.map(({ id, value, show, figure }, at) => {
        const content = show === undefined ? value(row) : show(row);
        if (at === 0)
          return (
            <th key={id} scope="row">
              {content}
            </th>
          );
        return (
          <td key={id} data-figure={figure}>
            {content}
          </td>
        );
      })}
    </tr>
  );
});

interface ColumnsProps<Row extends RowData> {
  readonly columns: readonly DataColumn<Row>[];
}

function Widths<Row extends RowData>({ columns }: ColumnsProps<Row>) {
  return (
    <colgroup>
      {columns.map(({ id, width, grows }) => (
        <col key={id} style={grows === true ? undefined : { inlineSize: width }} />
      ))}
    </colgroup>
  );
}

interface TotalsProps<Row extends RowData> extends ColumnsProps<Row> {
  readonly totals: Readonly<Record<string, ReactNode>>;
  readonly rowIndex: number;
}

function Totals<Row extends RowData>({ totals, columns, rowIndex }: TotalsProps<Row>) {
  return (
    <tfoot>
      <tr aria-rowindex={rowIndex}>
        {columns.map(({ id, figure }, at) =>
          at === 0 ? (
            <th key={id} scope="row">
              {totals[id]}
            </th>
          ) : (
            <td key={id} data-figure={figure}>
              {totals[id]}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ blockSize: height, padding: 0, border: 0 }} />
    </tr>
  );
}

/** From the link of one row to that of the next; elsewhere the arrows scroll as they always do. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.target instanceof Element ? event.target.closest('tbody tr') : null;
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector<HTMLElement>('th a');
  if (link == null) return;
  event.preventDefault();
  link.focus();
}
