import { z } from 'zod';
import { defineRecord, field, type RecordOf } from '../model/declare.ts';
import { date, line, oneOf } from '../model/field-kinds.ts';
import { permissions, type Permission } from '../model/permissions.ts';
import type { Tier } from '../model/tiers.ts';

/** The roles a staff record may have. */
export const roles = ['staff', 'keyWorker', 'attendanceOfficer', 'lead', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** People of a provider or of the local authority: on no centre's staff list, invited by an administrator. */
export const guestRoles = ['providerTutor', 'laOfficer'] as const;
export type GuestRole = (typeof guestRoles)[number];

/** Every role in which somebody may have access to a centre's records. */
export const memberRoles = [...roles, ...guestRoles] as const;
export type MemberRole = (typeof memberRoles)[number];

export function isGuest(role: MemberRole): role is GuestRole {
  return (guestRoles as readonly string[]).includes(role);
}

export const roleLabels: Record<MemberRole, string> = {
  staff: 'Member of staff',
  keyWorker: 'Key worker',
  attendanceOfficer: 'Attendance officer',
  lead: 'Lead',
  administrator: 'Administrator',
  providerTutor: 'Provider’s tutor',
  laOfficer: 'LA officer',
};

/**
 * What each role can decrypt, and what the endpoint sends it. A tutor needs names and marks; nobody gets a tier because a
 * screen would be simpler. People from outside see nothing of families, health or numbers.
 */
export const tiersOfRole: Record<MemberRole, readonly Tier[]> = {
  staff: ['register'],
  keyWorker: ['register', 'contact', 'sensitive'],
  attendanceOfficer: ['register', 'contact', 'identity'],
  lead: ['register', 'contact', 'sensitive', 'identity'],
  administrator: ['register', 'contact', 'sensitive', 'identity'],
  providerTutor: ['register'],
  laOfficer: ['register'],
};

const reading = ['readRegisters', 'readAttendance', 'readPupils'] as const satisfies readonly Permission[];
const everyone: readonly Permission[] = [
  ...reading,
  'readCentre',
  'printFiles',
  'observe',
  'takeRegister',
  'amendMarks',
  'closeRegister',
];
const all: readonly Permission[] = permissions;

/**
 * What each role may do, and which screens it has. What of a record may be read is decided by tiers alone.
 * A provider's tutor (mission E5) says what was seen of own groups; an LA officer only reads.
 */
export const permissionsOfRole: Record<MemberRole, readonly Permission[]> = {
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
    'joinPupils',
    'editGroups',
    'importPupils',
    'exportAttendance',
    'editCentre',
    'backUp',
  ],
  administrator: all,
  providerTutor: ['observe'],
  laOfficer: reading,
};

export function may(role: MemberRole, permission: Permission): boolean {
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
