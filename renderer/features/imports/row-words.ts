import type { PupilFields } from '../../../shared/imports/read-pupil.ts';
import { formatDate } from '../../ui/format.ts';

/** 'Okonkwo, Zoë, born Sat 12 Mar 2011'; says what is missing. Never a UPN. */
export function whoWords({ surname, forename, dob }: PupilFields): string {
  const name = [surname, forename].filter((part) => part !== undefined).join(', ') || 'No usable name';
  return dob === undefined ? name : `${name}, born ${formatDate(dob)}`;
}
