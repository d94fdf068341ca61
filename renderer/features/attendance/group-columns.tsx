import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { percentText, type GroupFigures } from '../../../shared/attendance/statistics.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { AttendanceTotals } from '../../data/queries/attendance.ts';
import { printWeekPath } from '../../ui/register-path.ts';
import type { DataColumn } from '../../ui/table/data-columns.ts';
import { RowLink } from '../../ui/table/row-link.tsx';
import { percentageColumns } from './figure-columns.ts';

/** The sums of one group. */
export interface GroupLine extends AttendanceTotals {
  readonly id: string;
  readonly name: string;
  /** Where its pupils are shown. */
  readonly pupilsPath: string;
  /** The week of its register sheet, by Monday; null where it keeps no register. */
  readonly sheetOf: LocalDate | null;
}

const countColumns: readonly { id: keyof GroupFigures; heading: string; width: number }[] = [
  { id: 'persistentEnrolments', heading: 'Persistent', width: 106 },
  { id: 'severeEnrolments', heading: 'Severe', width: 84 },
  { id: 'possible', heading: 'Possible', width: 98 },
  { id: 'attended', heading: 'Attended', width: 102 },
  { id: 'authorised', heading: 'Authorised', width: 114 },
  { id: 'unauthorised', heading: 'Unauthorised', width: 132 },
];

function shown(value: GroupFigures[keyof GroupFigures]): string {
  return typeof value === 'number' ? value.toLocaleString('en-GB') : '';
}

function Sheet({ group, name, week }: { readonly group: string; readonly name: string; readonly week: LocalDate }) {
  return (
    <Anchor component={Link} to={printWeekPath(group, week)} fz="inherit" aria-label={`Register sheet of ${name}`}>
      Open to print
    </Anchor>
  );
}

/** What is asked for most stands first: a narrow screen shows the first of them. */
export const groupColumns: readonly DataColumn<GroupLine>[] = [
  {
    id: 'name',
    heading: 'Group',
    width: 190,
    grows: true,
    value: ({ name }) => name,
    show: ({ name, pupilsPath }) => <RowLink to={pupilsPath}>{name}</RowLink>,
  },
  ...percentageColumns(),
  { id: 'enrolments', heading: 'Pupils', width: 84, figure: true, value: ({ figures }) => figures.enrolments },
  {
    id: 'sheet',
    heading: 'Register sheet',
    width: 130,
    value: ({ name }) => name,
    show: ({ id, name, sheetOf }) => sheetOf !== null && <Sheet group={id} name={name} week={sheetOf} />,
  },
  ...countColumns.map(({ id, heading, width }): DataColumn<GroupLine> => ({
    id,
    heading,
    width,
    figure: true,
    value: ({ figures }) => Number(figures[id]),
    show: ({ figures }) => shown(figures[id]),
  })),
];

/** The whole centre under the columns. */
export function centreTotals(
  { figures, missing }: AttendanceTotals,
  week: LocalDate,
): Readonly<Record<string, ReactNode>> {
  return {
    name: 'Whole centre',
    attendance: percentText(figures.attendance),
    missing: missing.toLocaleString('en-GB'),
    enrolments: figures.enrolments.toLocaleString('en-GB'),
    sheet: <Sheet group="everyone" name="everyone on roll" week={week} />,
    ...Object.fromEntries(countColumns.map(({ id }) => [id, shown(figures[id])])),
  };
}
