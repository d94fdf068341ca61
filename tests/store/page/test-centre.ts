import { localDate } from '../../../shared/lib/local-date.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { created } from '../../../renderer/data/changes.ts';
import { sampleStretch } from '../../../renderer/data/crypto/passphrase.ts';
import type { NewMember } from '../../../renderer/data/members.ts';
import { foundCentre, type NewCentre } from '../../../renderer/data/found-centre.ts';

/** Plainly invented staff, one of each role. */
export const people = {
  administrator: person('m-admin', 'Asha Testwell', 'Centre manager', 'administrator', 'copper kettle at dawn'),
  lead: person('m-lead', 'Bryn Sampleton', 'Teacher in charge', 'lead', 'seven green bicycles'),
  officer: person('m-officer', 'Caz Inventson', 'Attendance officer', 'attendanceOfficer', 'harbour wall in rain'),
  tutor: person('m-tutor', 'Dele Mockford', 'Workshop tutor', 'staff', 'lathe and chisel box'),
} as const;

function person(id: string, name: string, position: string, role: NewMember['role'], passphrase: string): NewMember {
  return { id, name, position, role, passphrase };
}

export const centre: NewCentre['centre'] = {
  name: 'Testbourne Pupil Referral Unit',
  urn: '999901',
  dfeNumber: '999/1101',
  amStartsAt: '09:00',
  pmStartsAt: '13:00',
  dayEndsAt: '15:00',
  registerOpenMinutes: 30,
  lockAfterMinutes: 10,
  sample: false,
};

/** Pupil `number`, with something in every tier. No two share any of it. */
export function pupilValues(number: number) {
  return {
    surname: `Quillfeather${number}`,
    forename: `Zebedee${number}`,
    dob: localDate(`2012-03-${String((number % 27) + 1).padStart(2, '0')}`),
    sex: 'M' as const,
    address: `${number} Nonesuch Parade, Testbourne`,
    medical: `Keeps inhaler ${number} in the office`,
    middleNames: `Ptolemy${number}`,
  };
}

export function pupilAndEnrolment(number: number): Change[] {
  return [
    created('pupil', `p-${number}`, pupilValues(number)),
    created('enrolment', `e-${number}`, { pupil: `p-${number}`, status: 'C', from: localDate('2026-09-01') }),
  ];
}

/** Founds the test centre with all of `people`; the administrator is signed in afterwards. */
export async function foundTestCentre(options: Partial<NewCentre> = {}) {
  return foundCentre({
    kind: 'real',
    centre,
    members: [people.administrator, people.lead, people.officer, people.tutor],
    changes: [],
    strength: sampleStretch,
    secret: null,
    ...options,
  });
}
