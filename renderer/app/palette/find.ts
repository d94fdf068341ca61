import { foldName } from '../../../shared/pupils/names.ts';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import { compareText, sortName } from '../../ui/format.ts';

export interface FoundPupil {
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

const mostPupils = 8;

function words(query: string): readonly string[] {
  return query
    .split(/[\s,]+/)
    .map(foldName)
    .filter((word) => word !== '');
}

/** Pupils of whom every word typed begins some name: the legal ones, or those they use. Never by number or address. */
export function findPupils(pupils: readonly Pupil[], query: string): readonly FoundPupil[] {
  const wanted = words(query);
  if (wanted.length === 0) return [];
  return pupils
    .filter((pupil) => {
      const names = [pupil.surname, pupil.forename, pupil.preferredSurname, pupil.preferredForename].flatMap((name) =>
        name === undefined ? [] : [foldName(name), ...name.split(/[\s-]+/).map(foldName)],
      );
      return wanted.every((word) => names.some((name) => name.startsWith(word)));
    })
    .map((pupil) => ({
      id: pupil.id,
      label: sortName(pupil),
      description: pupil.yearGroup === undefined ? 'Pupil' : `Year ${pupil.yearGroup}`,
    }))
    .sort((a, b) => compareText(a.label, b.label))
    .slice(0, mostPupils);
}

/** Actions and screens whose words begin with what was typed; all of them while nothing is typed. */
export function findActions<T extends { readonly label: string }>(actions: readonly T[], query: string): readonly T[] {
  const wanted = words(query);
  return actions.filter(({ label }) => {
    const own = words(label);
    return wanted.every((word) => own.some((candidate) => candidate.startsWith(word)));
  });
}
