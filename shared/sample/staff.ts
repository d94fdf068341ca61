import type { Role } from '../centre/staff.ts';

export interface SampleMember {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly role: Role;
  readonly passphrase: string;
  /** What to try as this person: one sentence for the sign-in screen. */
  readonly guide: string;
}

/**
 * The invented staff of the sample centre, the typical person first. Their passphrases are printed on the sign-in screen:
 * they guard nothing.
 */
export const sampleStaff = [
  {
    id: 'sample-tutor',
    name: 'Jo Lanternwick',
    position: 'Tutor',
    role: 'staff',
    passphrase: 'copper kettle on the hob',
    guide: 'Takes the register of Hawthorn, twelve pupils in Year 10.',
  },
  {
    id: 'sample-assistant',
    name: 'Ravi Quillmere',
    position: 'Teaching assistant',
    role: 'staff',
    passphrase: 'yellow minibus at eight',
    guide: 'Drives the minibus and takes the registers of Willow and Rowan.',
  },
  {
    id: 'sample-key-worker',
    name: 'Marcia Bellwether',
    position: 'Key worker, Route 19',
    role: 'keyWorker',
    passphrase: 'three muddy football boots',
    guide: 'Takes registers at the garage, the salon and the stables, and sees health and special needs.',
  },
  {
    id: 'sample-second-key-worker',
    name: 'Tomasz Fernhollow',
    position: 'Key worker, Route Mainstream',
    role: 'keyWorker',
    passphrase: 'rain against the window',
    guide: 'Takes registers in the woods, at the studio and at the college.',
  },
  {
    id: 'sample-officer',
    name: 'Denise Tollemarsh',
    position: 'Attendance officer',
    role: 'attendanceOfficer',
    passphrase: 'telephone before nine thirty',
    guide: 'Finds out who is missing, tells the home school and family, closes registers and amends marks.',
  },
  {
    id: 'sample-lead',
    name: 'Gwen Adeyinka-Stone',
    position: 'Teacher in charge',
    role: 'lead',
    passphrase: 'lighthouse over calm water',
    guide: 'Sees attendance of the whole centre, groups, weeks and part-time timetables.',
  },
  {
    id: 'sample-administrator',
    name: 'Paul Windermarsh',
    position: 'Office manager',
    role: 'administrator',
    passphrase: 'green filing cabinet keys',
    guide: 'Sets up the centre and its staff, brings in pupil files and makes backups.',
  },
] as const satisfies readonly SampleMember[];

export type SampleStaffId = (typeof sampleStaff)[number]['id'];

export function sampleMember(id: SampleStaffId): SampleMember {
  const member = sampleStaff.find((candidate) => candidate.id === id);
  if (member === undefined) throw new Error('No such member of the sample staff');
  return member;
}
