import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { compareText } from '../format.ts';

/** One column of a DataTable. The first one names the row. */
export interface DataColumn<Row extends RowData> {
  readonly id: string;
  readonly heading: string;
  /** What the rows are sorted by: numbers by size, words as a British list has them. */
  readonly value: (row: Row) => number | string;
  /** What the cell shows; the value itself where left out. */
  readonly show?: (row: Row) => ReactNode;
  /** In CSS px. */
  readonly width: number;
  /** Takes the room that is left, and never less than its width. */
  readonly grows?: boolean;
  /** Figures stand at the right of their cells, words at the left. */
  readonly figure?: boolean;
}

export const sortable = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** The columns as the library takes them: rows that are alike in a column keep the order they came in. */
export function sortableColumns<Row extends RowData>(
  columns: readonly DataColumn<Row>[],
): ColumnDef<typeof sortable, Row>[] {
  return columns.map(({ id, heading, value }) => ({
    id,
    header: heading,
    accessorFn: value,
    sortFn: (a, b) => compareValues(a.getValue(id), b.getValue(id)),
  }));
}

function compareValues(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
}
