/** What a member of staff may do; which role may do what stands in shared/centre/staff.ts. */
export const permissions = [
  /** Opens the registers of every group, to look at. */
  'readRegisters',
  /** Opens absence and the figures. */
  'readAttendance',
  /** Opens pupils, groups and places. */
  'readPupils',
  /** Prints a part of a pupil's file. */
  'printFiles',
  /** Opens the settings of the centre, its staff and its terms. */
  'readCentre',
  /** Says what was seen of a pupil away from the centre's own site. */
  'observe',
  /** Enters marks. */
  'takeRegister',
  'amendMarks',
  'closeRegister',
  'logAbsence',
  'editPupils',
  /** Says that two files are about one young person, or about two. */
  'joinPupils',
  'editGroups',
  'importPupils',
  'exportAttendance',
  'editCentre',
  'manageStaff',
  'backUp',
] as const;
export type Permission = (typeof permissions)[number];
