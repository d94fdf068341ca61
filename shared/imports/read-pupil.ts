import type { LocalDate } from '../lib/local-date.ts';
import type { Uln } from '../pupils/uln.ts';
import type { Upn } from '../pupils/upn.ts';

export type Phone = { readonly type?: string; readonly number: string };
export type Contact = {
  readonly order: number;
  readonly title?: string;
  readonly surname: string;
  readonly forename?: string;
  /** The CBDS code of a CTF, or the words of a CSV. */
  readonly relationship?: string;
  readonly parentalResponsibility?: boolean;
  readonly phones: readonly Phone[];
  readonly email?: string;
  /** True where the file says the address is the pupil's. */
  readonly addressAsPupil?: boolean;
  readonly address?: { readonly lines: readonly string[]; readonly postcode?: string };
};
/** LA code of three digits and establishment of four, as text. */
export type SchoolReference = {
  readonly la?: string;
  readonly estab?: string;
  readonly urn?: string;
  readonly name?: string;
};
export type PreviousSchool = SchoolReference & {
  readonly entryDate?: LocalDate;
  readonly leavingDate?: LocalDate;
  readonly leavingReason?: string;
};
/** Sessions of one academic year at one school; `year` is the year the academic year began, as the file has it. */
export type AttendanceYear = SchoolReference & {
  readonly year: string;
  readonly possible: number;
  readonly attended: number;
  readonly authorised: number;
  readonly unauthorised: number;
};

/** What an import may bring in about a pupil, and nothing else. A field the file does not have is left out, which never means "delete". */
export type PupilFields = {
  readonly upn?: Upn;
  readonly formerUpn?: Upn;
  readonly uln?: Uln;
  readonly surname?: string;
  readonly forename?: string;
  readonly preferredSurname?: string;
  readonly preferredForename?: string;
  readonly middleNames?: string;
  readonly formerSurname?: string;
  readonly dob?: LocalDate;
  readonly sex?: 'F' | 'M' | 'U';
  /** N1, N2, R, 1 … 14, or X where no year applies. */
  readonly ncYear?: string;
  readonly regGroup?: string;
  readonly ethnicity?: string;
  readonly enrolStatus?: EnrolStatus;
  readonly senProvision?: 'N' | 'K' | 'E';
  readonly senNeeds?: readonly string[];
  readonly medicalFlag?: boolean;
  readonly lookedAfter?: { readonly inCare: boolean; readonly careAuthority?: string };
  readonly fsm?: { readonly from: LocalDate; readonly to?: LocalDate };
  readonly addressLines?: readonly string[];
  readonly postcode?: string;
  readonly phones?: readonly Phone[];
  readonly email?: string;
  readonly contacts?: readonly Contact[];
  readonly sourceSchool?: SchoolReference;
  readonly previousSchool?: PreviousSchool;
  readonly attendanceHistory?: readonly AttendanceYear[];
};
/** CBDS: C single, M main, S subsidiary, G guest, F further education college, O other provider, P previous. */
export type EnrolStatus = 'C' | 'M' | 'S' | 'G' | 'F' | 'O' | 'P';
export type PupilField = keyof PupilFields;

/** A 'refuse' keeps the whole row out; a 'warn' says what was left out or should be checked. */
export type RowProblem = {
  readonly severity: 'refuse' | 'warn';
  readonly field?: PupilField;
  readonly message: string;
};

/** One pupil of a file. `row` is the line of a CSV as a spreadsheet numbers it (the heading is 1), or the pupil's place in a CTF (the first is 1). */
export type ReadPupil = {
  readonly row: number;
  readonly fields: PupilFields;
  readonly problems: readonly RowProblem[];
};

/** A file as read: nothing of it is kept yet. `ignored` names columns or elements that have no place here and go nowhere. */
export type ReadFile = {
  readonly pupils: readonly ReadPupil[];
  readonly ignored: readonly string[];
  readonly notes: readonly string[];
};

export const fieldLabels: Readonly<Record<PupilField, string>> = {
  upn: 'UPN',
  formerUpn: 'Former UPN',
  uln: 'ULN',
  surname: 'Surname',
  forename: 'Forename',
  preferredSurname: 'Preferred surname',
  preferredForename: 'Preferred forename',
  middleNames: 'Middle names',
  formerSurname: 'Former surname',
  dob: 'Date of birth',
  sex: 'Sex',
  ncYear: 'National Curriculum year',
  regGroup: 'Registration group',
  ethnicity: 'Ethnicity',
  enrolStatus: 'Enrolment status',
  senProvision: 'SEN provision',
  senNeeds: 'SEN needs',
  medicalFlag: 'Medical flag',
  lookedAfter: 'Looked after',
  fsm: 'Free school meals',
  addressLines: 'Address',
  postcode: 'Postcode',
  phones: 'Telephone',
  email: 'Email',
  contacts: 'Contacts',
  sourceSchool: 'School that sent the file',
  previousSchool: 'Previous school',
  attendanceHistory: 'Attendance at earlier schools',
};
