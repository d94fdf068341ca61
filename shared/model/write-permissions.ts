import type { Permission } from '../centre/staff.ts';
import type { RecordType } from './registry.ts';

/** Which permission a member of staff needs to write each type. Asked by the write door, and by the endpoint later. */
export const permissionToWrite: Record<RecordType, Permission> = {
  centre: 'editCentre',
  term: 'editCentre',
  closure: 'editCentre',
  setting: 'importPupils',
  staff: 'manageStaff',
  place: 'editGroups',
  pupil: 'editPupils',
  contact: 'editPupils',
  enrolment: 'editPupils',
  suspension: 'editPupils',
  group: 'editGroups',
  membership: 'editGroups',
  weekPattern: 'editGroups',
  partTimePlan: 'editGroups',
  mark: 'takeRegister',
  registerClosing: 'closeRegister',
  observation: 'takeRegister',
  absenceAttempt: 'logAbsence',
};
