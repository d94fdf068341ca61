/**
 * Who may do what at the endpoint, written by hand from docs/protocol, mission.md (E5) and what the house agreed on, and
 * never computed from the declarations: where the two differ, one of them is wrong.
 *
 * Tiers: r register, c contact, s sensitive, i identity; '-' nothing at all. The readers "OfGroup" and the provider's tutor
 * are confined to group-1; pupils of group-2 are the others.
 */
function rowsOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
}

export type ReaderName =
  | 'staff'
  | 'keyWorker'
  | 'attendanceOfficer'
  | 'lead'
  | 'administrator'
  | 'keyWorkerOfGroup'
  | 'providerTutor'
  | 'laOfficer';

export interface AboutPupils {
  readonly reader: ReaderName;
  readonly type: string;
  readonly reads: { readonly own: string; readonly others: string };
  readonly writes: { readonly own: boolean; readonly others: boolean };
}

const aboutPupilsText = `
  staff              pupil           r     r     no   no
  staff              contact         r     r     no   no
  staff              enrolment       r     r     no   no
  staff              suspension      r     r     no   no
  staff              membership      r     r     no   no
  staff              weekPattern     r     r     no   no
  staff              partTimePlan    r     r     no   no
  staff              mark            r     r     yes  yes
  staff              observation     r     r     yes  yes
  staff              absenceAttempt  r     r     no   no
  staff              settlement      r     r     yes  yes
  staff              sameRecord      r     r     no   no
  staff              samePerson      r     r     no   no
  keyWorker          pupil           rcs   rcs   yes  yes
  keyWorker          contact         rc    rc    yes  yes
  keyWorker          enrolment       r     r     yes  yes
  keyWorker          suspension      rs    rs    yes  yes
  keyWorker          membership      r     r     no   no
  keyWorker          weekPattern     r     r     no   no
  keyWorker          partTimePlan    rs    rs    no   no
  keyWorker          mark            rs    rs    yes  yes
  keyWorker          observation     r     r     yes  yes
  keyWorker          absenceAttempt  rc    rc    yes  yes
  keyWorker          settlement      r     r     yes  yes
  keyWorker          sameRecord      r     r     no   no
  keyWorker          samePerson      r     r     no   no
  attendanceOfficer  pupil           rci   rci   yes  yes
  attendanceOfficer  contact         rc    rc    yes  yes
  attendanceOfficer  enrolment       r     r     yes  yes
  attendanceOfficer  suspension      r     r     yes  yes
  attendanceOfficer  membership      r     r     yes  yes
  attendanceOfficer  weekPattern     r     r     yes  yes
  attendanceOfficer  partTimePlan    r     r     yes  yes
  attendanceOfficer  mark            r     r     yes  yes
  attendanceOfficer  observation     r     r     yes  yes
  attendanceOfficer  absenceAttempt  rc    rc    yes  yes
  attendanceOfficer  settlement      r     r     yes  yes
  attendanceOfficer  sameRecord      r     r     yes  yes
  attendanceOfficer  samePerson      r     r     no   no
  lead               pupil           rcsi  rcsi  yes  yes
  lead               contact         rc    rc    yes  yes
  lead               enrolment       r     r     yes  yes
  lead               suspension      rs    rs    yes  yes
  lead               membership      r     r     yes  yes
  lead               weekPattern     r     r     yes  yes
  lead               partTimePlan    rs    rs    yes  yes
  lead               mark            rs    rs    yes  yes
  lead               observation     r     r     yes  yes
  lead               absenceAttempt  rc    rc    yes  yes
  lead               settlement      r     r     yes  yes
  lead               sameRecord      r     r     yes  yes
  lead               samePerson      r     r     yes  yes
  administrator      pupil           rcsi  rcsi  yes  yes
  administrator      contact         rc    rc    yes  yes
  administrator      enrolment       r     r     yes  yes
  administrator      suspension      rs    rs    yes  yes
  administrator      membership      r     r     yes  yes
  administrator      weekPattern     r     r     yes  yes
  administrator      partTimePlan    rs    rs    yes  yes
  administrator      mark            rs    rs    yes  yes
  administrator      observation     r     r     yes  yes
  administrator      absenceAttempt  rc    rc    yes  yes
  administrator      settlement      r     r     yes  yes
  administrator      sameRecord      r     r     yes  yes
  administrator      samePerson      r     r     yes  yes
  keyWorkerOfGroup   pupil           rcs   -     yes  no
  keyWorkerOfGroup   contact         rc    -     yes  no
  keyWorkerOfGroup   enrolment       r     -     yes  no
  keyWorkerOfGroup   suspension      rs    -     yes  no
  keyWorkerOfGroup   membership      r     -     no   no
  keyWorkerOfGroup   weekPattern     r     -     no   no
  keyWorkerOfGroup   partTimePlan    rs    -     no   no
  keyWorkerOfGroup   mark            rs    -     yes  no
  keyWorkerOfGroup   observation     r     -     yes  no
  keyWorkerOfGroup   absenceAttempt  rc    -     yes  no
  keyWorkerOfGroup   settlement      r     -     yes  no
  keyWorkerOfGroup   sameRecord      r     -     no   no
  keyWorkerOfGroup   samePerson      r     -     no   no
  providerTutor      pupil           r     -     no   no
  providerTutor      contact         r     -     no   no
  providerTutor      enrolment       r     -     no   no
  providerTutor      suspension      r     -     no   no
  providerTutor      membership      r     -     no   no
  providerTutor      weekPattern     r     -     no   no
  providerTutor      partTimePlan    r     -     no   no
  providerTutor      mark            r     -     no   no
  providerTutor      observation     r     -     yes  no
  providerTutor      absenceAttempt  r     -     no   no
  providerTutor      settlement      r     -     no   no
  providerTutor      sameRecord      r     -     no   no
  providerTutor      samePerson      r     -     no   no
  laOfficer          pupil           r     r     no   no
  laOfficer          contact         r     r     no   no
  laOfficer          enrolment       r     r     no   no
  laOfficer          suspension      r     r     no   no
  laOfficer          membership      r     r     no   no
  laOfficer          weekPattern     r     r     no   no
  laOfficer          partTimePlan    r     r     no   no
  laOfficer          mark            r     r     no   no
  laOfficer          observation     r     r     no   no
  laOfficer          absenceAttempt  r     r     no   no
  laOfficer          settlement      r     r     no   no
  laOfficer          sameRecord      r     r     no   no
  laOfficer          samePerson      r     r     no   no
`;

export const aboutPupils: readonly AboutPupils[] = rowsOf(aboutPupilsText).map(
  ([reader = '', type = '', own = '', others = '', writesOwn, writesOthers]) => ({
    // The text above names the readers of ReaderName only; the walk fails on another.
    reader: reader as ReaderName,
    type,
    reads: { own, others },
    writes: { own: writesOwn === 'yes', others: writesOthers === 'yes' },
  }),
);

/** Records about no pupil: who reads them, who writes them. */
const aboutTheCentreText = `
  staff              centre           yes  no
  staff              term             yes  no
  staff              closure          yes  no
  staff              setting          yes  no
  staff              exported         yes  yes
  staff              staff            yes  no
  staff              place            yes  no
  staff              group            yes  no
  staff              registerClosing  yes  yes
  keyWorker          centre           yes  no
  keyWorker          term             yes  no
  keyWorker          closure          yes  no
  keyWorker          setting          yes  no
  keyWorker          exported         yes  yes
  keyWorker          staff            yes  no
  keyWorker          place            yes  no
  keyWorker          group            yes  no
  keyWorker          registerClosing  yes  yes
  attendanceOfficer  centre           yes  no
  attendanceOfficer  term             yes  no
  attendanceOfficer  closure          yes  no
  attendanceOfficer  setting          yes  yes
  attendanceOfficer  exported         yes  yes
  attendanceOfficer  staff            yes  no
  attendanceOfficer  place            yes  yes
  attendanceOfficer  group            yes  yes
  attendanceOfficer  registerClosing  yes  yes
  lead               centre           yes  yes
  lead               term             yes  yes
  lead               closure          yes  yes
  lead               setting          yes  yes
  lead               exported         yes  yes
  lead               staff            yes  no
  lead               place            yes  yes
  lead               group            yes  yes
  lead               registerClosing  yes  yes
  administrator      centre           yes  yes
  administrator      term             yes  yes
  administrator      closure          yes  yes
  administrator      setting          yes  yes
  administrator      exported         yes  yes
  administrator      staff            yes  yes
  administrator      place            yes  yes
  administrator      group            yes  yes
  administrator      registerClosing  yes  yes
  keyWorkerOfGroup   centre           yes  no
  keyWorkerOfGroup   term             yes  no
  keyWorkerOfGroup   closure          yes  no
  keyWorkerOfGroup   setting          no   no
  keyWorkerOfGroup   exported         no   yes
  keyWorkerOfGroup   staff            yes  no
  keyWorkerOfGroup   place            no   no
  keyWorkerOfGroup   group            yes  no
  keyWorkerOfGroup   registerClosing  yes  no
  providerTutor      centre           yes  no
  providerTutor      term             yes  no
  providerTutor      closure          yes  no
  providerTutor      setting          no   no
  providerTutor      exported         no   no
  providerTutor      staff            yes  no
  providerTutor      place            no   no
  providerTutor      group            yes  no
  providerTutor      registerClosing  yes  no
  laOfficer          centre           yes  no
  laOfficer          term             yes  no
  laOfficer          closure          yes  no
  laOfficer          setting          yes  no
  laOfficer          exported         yes  no
  laOfficer          staff            yes  no
  laOfficer          place            yes  no
  laOfficer          group            yes  no
  laOfficer          registerClosing  yes  no
`;

export interface AboutTheCentre {
  readonly reader: ReaderName;
  readonly type: string;
  readonly reads: boolean;
  readonly writes: boolean;
}

export const aboutTheCentre: readonly AboutTheCentre[] = rowsOf(aboutTheCentreText).map(
  ([reader = '', type = '', reads, writes]) => ({
    // As above.
    reader: reader as ReaderName,
    type,
    reads: reads === 'yes',
    writes: writes === 'yes',
  }),
);

/** Who may write a field of another tier than register, in a record of an own pupil. */
const fieldsText = `
  staff              pupil.phone           no
  keyWorker          pupil.phone           yes
  keyWorker          pupil.medical         yes
  keyWorker          pupil.formerSurname   no
  attendanceOfficer  pupil.phone           yes
  attendanceOfficer  pupil.medical         no
  attendanceOfficer  pupil.formerSurname   yes
  lead               pupil.medical         yes
  lead               pupil.formerSurname   yes
  administrator      pupil.formerSurname   yes
  keyWorkerOfGroup   pupil.medical         yes
  keyWorkerOfGroup   pupil.formerSurname   no
  providerTutor      pupil.phone           no
  providerTutor      pupil.alerts          no
  laOfficer          pupil.alerts          no
  attendanceOfficer  suspension.reason     no
  keyWorker          suspension.reason     yes
  attendanceOfficer  partTimePlan.purpose  no
  lead               partTimePlan.purpose  yes
  staff              contact.phone         no
  attendanceOfficer  contact.phone         yes
`;

export interface OfField {
  readonly reader: ReaderName;
  readonly type: string;
  readonly field: string;
  readonly writes: boolean;
}

export const ofFields: readonly OfField[] = rowsOf(fieldsText).map(([reader = '', place = '', writes]) => {
  const [type = '', field = ''] = place.split('.');
  // As above.
  return { reader: reader as ReaderName, type, field, writes: writes === 'yes' };
});
