import { Anchor, Text } from '@mantine/core';
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  type SortFn,
} from '@tanstack/react-table';
import { Link } from 'react-router';
import { percentText, percentTenths, type Fraction } from '../../../shared/attendance/statistics.ts';
import type { Group } from '../../../shared/pupils/group.ts';
import type { PupilRow } from '../../data/queries/pupils.ts';
import { compareText, sortName } from '../../ui/format.ts';
import { statusWords } from './words.ts';

export interface ListedPupil extends PupilRow {
  /** Undefined while it is being counted, or where there is no enrolment to count for. */
  readonly attendance: Fraction | null | undefined;
}

export const listFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type ByText = SortFn<typeof listFeatures, ListedPupil>;

const byText: ByText = (a, b, column) => compareText(a.getValue<string>(column), b.getValue<string>(column));
const byNumber: SortFn<typeof listFeatures, ListedPupil> = (a, b, column) =>
  a.getValue<number>(column) - b.getValue<number>(column);

const column = createColumnHelper<typeof listFeatures, ListedPupil>();

/** The class, where there is one, and how many other groups there are. */
function mainGroups(groups: readonly Group[]): string {
  const [first, ...others] = groups.toSorted((a, b) => Number(b.kind === 'class') - Number(a.kind === 'class'));
  if (first === undefined) return '';
  return others.length === 0 ? first.name : `${first.name} and ${others.length} more`;
}

/** Nursery and reception before year 1; no year at all last. */
function yearOrder(year: string | undefined): number {
  if (year === undefined) return 99;
  const early = ['N1', 'N2', 'R'].indexOf(year);
  if (early >= 0) return early - 3;
  return year === 'X' ? 98 : Number(year);
}

/** Names people use; never a number that stands for them. */
export const pupilColumns = column.columns([
  column.accessor(({ pupil }) => sortName(pupil), {
    id: 'name',
    header: 'Name',
    sortFn: byText,
    cell: ({ row, getValue }) => (
      <Anchor component={Link} to={`/pupils/${row.original.pupil.id}`} fw={650}>
        {getValue()}
      </Anchor>
    ),
  }),
  column.accessor(({ pupil }) => yearOrder(pupil.yearGroup), {
    id: 'year',
    header: 'Year',
    sortFn: byNumber,
    cell: ({ row }) => row.original.pupil.yearGroup ?? '',
  }),
  column.accessor(({ groups }) => mainGroups(groups), {
    id: 'groups',
    header: 'Groups',
    sortFn: byText,
    cell: ({ getValue }) =>
      getValue() || (
        <Text span c="dimmed">
          No group
        </Text>
      ),
  }),
  column.accessor(({ homeSchool }) => homeSchool ?? '', { id: 'school', header: 'Home school', sortFn: byText }),
  column.accessor(({ keyWorker }) => keyWorker ?? '', { id: 'keyWorker', header: 'Key worker', sortFn: byText }),
  column.accessor(({ enrolment, state }) => statusWords(enrolment, state), {
    id: 'status',
    header: 'Enrolment',
    sortFn: byText,
  }),
  column.accessor(({ enrolment }) => enrolment?.route ?? '', { id: 'route', header: 'Route', sortFn: byText }),
  column.accessor(({ attendance }) => (attendance == null ? -1 : percentTenths(attendance)), {
    id: 'attendance',
    header: 'This term',
    sortFn: byNumber,
    cell: ({ row: { original } }) => (original.attendance === undefined ? '' : percentText(original.attendance)),
  }),
]);
