import { contact, pupil } from '../pupils/pupil.ts';
import type { Tier } from '../model/tiers.ts';
import { asKept } from './as-kept.ts';
import type { PupilField, ReadFile, ReadPupil } from './read-pupil.ts';
import { fieldLabels } from './read-pupil.ts';

/** The record field an imported field goes to, where its name differs. */
const recordFields: Partial<Record<PupilField, keyof typeof pupil.fields>> = {
  ncYear: 'yearGroup',
  addressLines: 'address',
  phones: 'phone',
  fsm: 'freeMeals',
  previousSchool: 'schoolHistory',
};

/** These go to the enrolment, and everyone who may import may write it. */
const ofEnrolment: readonly PupilField[] = ['sourceSchool', 'enrolStatus'];

function tierOf(field: PupilField): Tier {
  if (field === 'contacts') return contact.fields.name.tier;
  const name = recordFields[field] ?? field;
  return name in pupil.fields ? pupil.fields[name as keyof typeof pupil.fields].tier : 'register';
}

/**
 * A file without what this centre has no place for and without what the person's role may not keep, and the names of both, so
 * that they can be shown before anything is written.
 */
export function fileForTiers(
  file: ReadFile,
  tiers: readonly Tier[],
): { file: ReadFile; noPlace: string[]; notAllowed: string[] } {
  const noPlace = new Set<string>();
  const notAllowed = new Set<string>();
  const pupils = file.pupils.map((read): ReadPupil => {
    const kept = asKept(read.fields);
    const fields = Object.entries(read.fields).filter(([key]) => {
      // The keys of PupilFields are PupilField.
      const field = key as PupilField;
      if (ofEnrolment.includes(field)) return true;
      if (!(field in kept)) noPlace.add(fieldLabels[field]);
      else if (!tiers.includes(tierOf(field))) notAllowed.add(fieldLabels[field]);
      else return true;
      return false;
    });
    return { ...read, fields: Object.fromEntries(fields) };
  });
  return { file: { ...file, pupils }, noPlace: [...noPlace], notAllowed: [...notAllowed] };
}
