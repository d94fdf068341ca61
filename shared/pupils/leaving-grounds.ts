/**
 * The grounds on which a name is taken off the admission register, in plain words; a name is taken off on one of them and
 * never otherwise (School Attendance (Pupil Registration) (England) Regulations 2024, SI 2024/208, reg 9). Those that only
 * fee-paying or nursery schools meet are left out. The words themselves are kept with the enrolment.
 */
export const leavingGrounds = [
  'Registered at another school',
  'Dual registered, not expected to return here, and every other school consents',
  'The school attendance order now names another school',
  'The school attendance order was revoked',
  'Educated at home: the parent has said so in writing',
  'Moved away: lives too far from here to attend',
  'Did not return within 10 school days of the end of a leave of absence',
  'Too ill to attend before reaching school leaving age, certified by a doctor',
  'Absent without leave for 20 school days running, and not found after joint enquiries with the local authority',
  'Detained under a court order for four months or more and not expected to return',
  'Over compulsory school age and has left',
  'Permanently excluded, and the time for review has passed',
  'Has died',
] as const;

/** A guest is on no admission register of ours, so no ground of reg 9 is needed when the visits end. */
export const guestEnded = 'Guest sessions have ended';
