import { foldName } from '../../../shared/pupils/names.ts';
import type { PupilRow, RollState } from '../../data/queries/pupils.ts';

export interface PupilFilter {
  readonly name: string;
  /** Id of a group; '' for all. */
  readonly group: string;
  readonly route: string;
  readonly roll: RollState | 'all';
}

export const everyoneOnRoll: PupilFilter = { name: '', group: '', route: '', roll: 'on' };

export const rollWords: Record<RollState, string> = {
  on: 'On roll',
  left: 'Left',
  notYet: 'Not started yet',
  never: 'Never on roll',
};

/** Rows that meet every part of the filter. A name is met where every word typed begins one of the pupil's names. */
export function filterRows(rows: readonly PupilRow[], { name, group, route, roll }: PupilFilter): PupilRow[] {
  const words = name
    .split(/[\s,]+/)
    .map(foldName)
    .filter((word) => word !== '');
  return rows.filter(
    (row) =>
      (roll === 'all' || row.state === roll) &&
      (group === '' || row.groups.some(({ id }) => id === group)) &&
      (route === '' || row.enrolment?.route === route) &&
      words.every((word) => namesOf(row).some((own) => own.startsWith(word))),
  );
}

function namesOf({ pupil }: PupilRow): string[] {
  return [pupil.surname, pupil.forename, pupil.preferredSurname, pupil.preferredForename].flatMap((name) =>
    name === undefined ? [] : [foldName(name), ...name.split(/[\s-]+/).map(foldName)],
  );
}
