/** What a member of staff may do; which role may do what stands in shared/centre/staff.ts. */
export const permissions = [
  'takeRegister',
  'amendMarks',
  'closeRegister',
  'logAbsence',
  'editPupils',
  'editGroups',
  'importPupils',
  'exportAttendance',
  'editCentre',
  'manageStaff',
  'backUp',
] as const;
export type Permission = (typeof permissions)[number];
