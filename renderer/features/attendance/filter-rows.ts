import type { AttendanceRow } from '../../data/queries/attendance.ts';
import { compareText, nameOf, sortName } from '../../ui/format.ts';
import type { AttendanceSearch } from './search.ts';

export const noGroup = 'none';

/** The rows a search and a name typed leave. Thresholds compare whole numbers, never the rounded figure. */
export function filterRows(rows: readonly AttendanceRow[], search: AttendanceSearch, name: string): AttendanceRow[] {
  const wanted = plain(name);
  return rows.filter(
    (row) =>
      inGroup(row, search.group) &&
      (search.route === '' || row.enrolment.route === search.route) &&
      (search.status === '' || row.enrolment.status === search.status) &&
      isBelow(row, search.below) &&
      (search.only === '' || row.figures[search.only] === true) &&
      (wanted === '' || plain(`${nameOf(row.pupil)} ${sortName(row.pupil)}`).includes(wanted)),
  );
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

function inGroup({ groups }: AttendanceRow, wanted: string): boolean {
  if (wanted === '') return true;
  return wanted === noGroup ? groups.length === 0 : groups.some(({ id }) => id === wanted);
}

function isBelow({ figures: { attendance } }: AttendanceRow, below: number | null): boolean {
  return below === null || (attendance !== null && attendance.part * 100 < below * attendance.whole);
}

/** How many choices narrow the list, besides the name. */
export function filtersOn({ group, route, status, below, only }: AttendanceSearch): number {
  return [group, route, status, below ?? '', only].filter((value) => value !== '').length;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function groupChoices(rows: readonly AttendanceRow[]): Choice[] {
  const names = new Map(rows.flatMap(({ groups }) => groups.map(({ id, name }): [string, string] => [id, name])));
  const choices = [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => compareText(a.label, b.label));
  return rows.some(({ groups }) => groups.length === 0)
    ? [...choices, { value: noGroup, label: 'In no group' }]
    : choices;
}

export function routeChoices(rows: readonly AttendanceRow[]): Choice[] {
  const routes = new Set(rows.flatMap(({ enrolment }) => enrolment.route ?? []));
  return [...routes].toSorted(compareText).map((route) => ({ value: route, label: route }));
}
