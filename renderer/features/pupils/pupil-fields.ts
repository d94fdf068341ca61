import { parseLocalDate } from '../../../shared/lib/local-date.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { Tier } from '../../../shared/model/tiers.ts';
import { birthDateProblem } from '../../../shared/pupils/birth-date.ts';
import { readPostcode } from '../../../shared/pupils/postcode.ts';
import { sexes, senProvisions, type Pupil } from '../../../shared/pupils/pupil.ts';
import { parseUln } from '../../../shared/pupils/uln.ts';
import { parseUpn } from '../../../shared/pupils/upn.ts';
import type { Staff } from '../../../shared/centre/staff.ts';
import { today } from '../../data/clock.ts';
import { compareText } from '../../ui/format.ts';
import type { Choice, Helps } from '../../ui/form/record-values.ts';
import { senWords, sexWords, yearGroups } from '../../../shared/pupils/field-words.ts';

type PupilField = keyof Omit<Pupil, 'id'>;

/** The fields of a pupil's file in the order people read them, by who may see them. The UPN has a place of its own. */
export const pupilFieldsByTier: Readonly<Record<Tier, readonly PupilField[]>> = {
  register: [
    'forename',
    'surname',
    'preferredForename',
    'preferredSurname',
    'dob',
    'sex',
    'yearGroup',
    'admissionNumber',
    'keyWorker',
    'alerts',
  ],
  contact: ['address', 'postcode', 'phone', 'email', 'transport'],
  sensitive: ['medical', 'senProvision', 'senNeeds', 'ethnicity', 'lookedAfter', 'careAuthority', 'freeMeals'],
  identity: ['middleNames', 'formerSurname', 'uln'],
};

/** What the form of a pupil knows beyond the declaration. */
export function pupilHelps(staff: readonly Staff[]): Helps {
  const keyWorkers: Choice[] = staff
    .filter(({ leftOn }) => leftOn === undefined)
    .map(({ id, name, position }) => ({ value: id, label: `${name}, ${position}` }))
    .sort((a, b) => compareText(a.label, b.label));
  return {
    dob: { read: readBirthDate },
    sex: { choices: sexes.map((value) => ({ value, label: sexWords[value] })) },
    yearGroup: { choices: yearGroups },
    keyWorker: { choices: keyWorkers },
    senProvision: { choices: senProvisions.map((value) => ({ value, label: senWords[value] })) },
    senNeeds: { description: 'Codes with commas between, such as SEMH, SLCN' },
    alerts: { description: 'Shown beside the register to everyone. Keep it short; nothing medical.' },
    medical: { description: 'What a person with the pupil must know to keep them safe' },
    upn: { description: '13 characters', read: parseUpn },
    formerUpn: { read: parseUpn },
    uln: { description: '10 digits', read: parseUln },
    postcode: { read: (text) => ok(readPostcode(text).text) },
  };
}

function readBirthDate(text: string): Result<string> {
  const born = parseLocalDate(text);
  const problem = born === null ? null : birthDateProblem(born, today());
  return problem === null ? ok(text) : refused('birth-date', problem);
}
