import { localDate } from '../../../shared/lib/local-date.ts';
import type { Side } from '../../../shared/joining/match.ts';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import type { Staff } from '../../../shared/centre/staff.ts';

export const noRecords: Side = {
  ...{ staff: [], place: [], group: [], pupil: [], contact: [], enrolment: [] },
  ...{ suspension: [], membership: [], weekPattern: [], partTimePlan: [] },
};

/** Plainly invented. */
export function pupilOf(id: string, more: Partial<Pupil> = {}): Pupil {
  return {
    ...{ id, surname: 'Quillfeather', forename: 'Zebedee', dob: localDate('2011-04-07'), sex: 'M' },
    ...more,
  };
}

export function staffOf(id: string, name: string, position = 'Tutor'): Staff {
  return { id, name, position, role: 'staff' };
}

export const joiner = { own: 'own-admin', theirs: 'their-admin' };
