import { z } from 'zod';
import { defineRecord, field, type RecordOf } from '../model/declare.ts';
import { date, line, oneOf } from '../model/field-kinds.ts';
import { permissions, type Permission } from '../model/permissions.ts';
import type { Tier } from '../model/tiers.ts';

export const roles = ['staff', 'keyWorker', 'attendanceOfficer', 'lead', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Record<Role, string> = {
  staff: 'Member of staff',
  keyWorker: 'Key worker',
  attendanceOfficer: 'Attendance officer',
  lead: 'Lead',
  administrator: 'Administrator',
};

/** What each role can decrypt. A tutor needs names and marks; nobody gets a tier because a screen would be simpler. */
export const tiersOfRole: Record<Role, readonly Tier[]> = {
  staff: ['register'],
  keyWorker: ['register', 'contact', 'sensitive'],
  attendanceOfficer: ['register', 'contact', 'identity'],
  lead: ['register', 'contact', 'sensitive', 'identity'],
  administrator: ['register', 'contact', 'sensitive', 'identity'],
};

const everyone: readonly Permission[] = ['takeRegister', 'amendMarks', 'closeRegister'];
const all: readonly Permission[] = permissions;

/** What each role may do. Reading is decided by tiers alone. */
export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  staff: everyone,
  keyWorker: [...everyone, 'logAbsence', 'editPupils', 'exportAttendance'],
  attendanceOfficer: [
    ...everyone,
    'logAbsence',
    'editPupils',
    'editGroups',
    'importPupils',
    'exportAttendance',
    'backUp',
  ],
  lead: [
    ...everyone,
    'logAbsence',
    'editPupils',
    'editGroups',
    'importPupils',
    'exportAttendance',
    'editCentre',
    'backUp',
  ],
  administrator: all,
};

export function may(role: Role, permission: Permission): boolean {
  return permissionsOfRole[role].includes(permission);
}

/** A member of staff as others see them in histories. How they sign in is kept apart (renderer/data/members.ts). */
export const staff = defineRecord({
  type: 'staff',
  label: 'Member of staff',
  plural: 'Staff',
  storage: 'held',
  retention: 'staff',
  writtenWith: 'manageStaff',
  fields: {
    name: field('Name', 'register', line()),
    position: field('Position', 'register', line()),
    role: field('Role', 'register', oneOf(roles)),
    leftOn: field('Left on', 'register', date.optional()),
    sampleGuide: field('Guide for the sample centre', 'register', z.string().max(200).optional()),
  },
});
export type Staff = RecordOf<typeof staff>;
