import { describe, expect, it } from 'vitest';
import { navigationFor } from '../../../renderer/app/navigation.ts';
import { settingsFor } from '../../../renderer/app/settings/settings-lines.ts';
import {
  isGuest,
  may,
  memberRoles,
  permissionsOfRole,
  tiersOfRole,
  type MemberRole,
} from '../../../shared/centre/staff.ts';
import { permissions, type Permission } from '../../../shared/model/permissions.ts';
import { declarations } from '../../../shared/model/registry.ts';

/** Written by hand from mission.md (E5, F1) and ux.md: what each role may do. y yes, - no. */
const table = `
  permission        staff keyWorker attendanceOfficer lead administrator providerTutor laOfficer
  readRegisters     y     y         y                 y    y             -             y
  readAttendance    y     y         y                 y    y             -             y
  readPupils        y     y         y                 y    y             -             y
  readCentre        y     y         y                 y    y             -             -
  printFiles        y     y         y                 y    y             -             -
  observe           y     y         y                 y    y             y             -
  takeRegister      y     y         y                 y    y             -             -
  amendMarks        y     y         y                 y    y             -             -
  closeRegister     y     y         y                 y    y             -             -
  logAbsence        -     y         y                 y    y             -             -
  editPupils        -     y         y                 y    y             -             -
  joinPupils        -     -         -                 y    y             -             -
  editGroups        -     -         y                 y    y             -             -
  importPupils      -     -         y                 y    y             -             -
  exportAttendance  -     y         y                 y    y             -             -
  editCentre        -     -         -                 y    y             -             -
  manageStaff       -     -         -                 -    y             -             -
  backUp            -     -         y                 y    y             -             -
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const [head = [], ...rows] = table;

describe('what each role may do', () => {
  it('names every role and every permission', () => {
    expect(head.slice(1)).toEqual([...memberRoles]);
    expect(rows.map(([permission]) => permission).toSorted()).toEqual([...permissions].toSorted());
  });

  it.each(rows)('%s', (permission, ...answers) => {
    const told = memberRoles.map((role) => (may(role, permission as Permission) ? 'y' : '-'));
    expect(told).toEqual(answers);
  });
});

describe('people from outside', () => {
  it('read names, weeks and marks, and nothing of families, health or numbers', () => {
    for (const role of memberRoles.filter(isGuest)) expect(tiersOfRole[role]).toEqual(['register']);
  });

  it('an LA officer writes no kind of record; a tutor writes what was seen and nothing else by themselves', () => {
    const writes = (role: MemberRole): string[] =>
      declarations.filter(({ writtenWith }) => permissionsOfRole[role].includes(writtenWith)).map(({ type }) => type);
    expect(writes('laOfficer')).toEqual([]);
    expect(writes('providerTutor')).toEqual(['observation']);
  });

  it('a tutor’s menu is Today and who they are; an officer’s is what may be read', () => {
    const menu = (role: MemberRole): string[] => navigationFor(role).map(({ label }) => label);
    expect(menu('providerTutor')).toEqual(['Today', 'Settings']);
    expect(menu('laOfficer')).toEqual(['Today', 'Absence', 'Attendance', 'Pupils', 'Groups', 'Settings']);
    for (const role of memberRoles.filter(isGuest))
      expect(settingsFor(role, 'real', 'enrolled').map(({ label }) => label)).toEqual([
        'Your access',
        'Your passphrase',
      ]);
  });
});
