import { percentText, percentTenths, type Fraction } from '../../../shared/attendance/statistics.ts';
import type { PupilRow } from '../../data/queries/pupils.ts';
import { sortName } from '../../ui/format.ts';
import { mainGroup } from '../../ui/group-words.ts';
import type { DataColumn } from '../../ui/table/data-columns.ts';
import { TwoLines } from '../../ui/table/lines.tsx';
import { RowLink } from '../../ui/table/row-link.tsx';
import { yearColumn } from '../../ui/table/year-column.ts';
import { statusWords } from './words.ts';

export interface ListedPupil extends PupilRow {
  /** Undefined while it is being counted, or where there is no enrolment to count for. */
  readonly attendance: Fraction | null | undefined;
}

/** Their own school keeps a guest's register: to say that there is no data here would be beside the point. */
function attendanceWords({ enrolment, attendance }: ListedPupil): string {
  if (enrolment?.status === 'G') return 'Guest';
  return attendance === undefined ? '' : percentText(attendance);
}

/** Names people use; never a number that stands for them. Two lines a row, so that a school's laptop shows every column. */
export const pupilColumns: readonly DataColumn<ListedPupil>[] = [
  {
    id: 'name',
    heading: 'Name',
    width: 184,
    value: ({ pupil }) => sortName(pupil),
    show: ({ pupil }) => <RowLink to={`/pupils/${pupil.id}`}>{sortName(pupil)}</RowLink>,
  },
  yearColumn(),
  {
    id: 'groups',
    heading: 'Group, home school',
    width: 150,
    grows: true,
    value: ({ groups, homeSchool }) => `${mainGroup(groups)} ${homeSchool ?? ''}`,
    show: ({ groups, homeSchool }) => (
      <TwoLines cut first={mainGroup(groups) || 'No group'} second={homeSchool ?? ''} />
    ),
  },
  {
    id: 'keyWorker',
    heading: 'Key worker',
    width: 116,
    value: ({ keyWorker }) => keyWorker ?? '',
  },
  {
    id: 'status',
    heading: 'Enrolment, route',
    width: 138,
    value: ({ enrolment, state }) => `${statusWords(enrolment, state)} ${enrolment?.route ?? ''}`,
    show: ({ enrolment, state }) => <TwoLines first={statusWords(enrolment, state)} second={enrolment?.route ?? ''} />,
  },
  {
    id: 'attendance',
    heading: 'This term',
    width: 82,
    figure: true,
    value: ({ attendance }) => (attendance == null ? -1 : percentTenths(attendance)),
    show: attendanceWords,
  },
];
