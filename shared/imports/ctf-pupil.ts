import type { AttendanceDraft, ContactDraft, PhoneDraft, PupilDraft, SchoolDraft } from './pupil-draft.ts';
import type { XmlNode } from './xml-tree.ts';
import { child, children, textAt } from './xml-tree.ts';

/** Elements of Pupil and of BasicDetails that have a place here; all others are named to the person and left. */
export const knownPupilElements = [
  'UPN',
  'UniqueLearnerNumber',
  'Surname',
  'Forename',
  'DOB',
  'Sex',
  'Gender',
  'BasicDetails',
  'FSMhistory',
  'LookedAfter',
  'SENhistory',
  'Address',
  'Phones',
  'Email',
  'Contacts',
  'Attendance',
  'SchoolHistory',
];
export const knownBasicElements = [
  'FormerUPN',
  'PreferredSurname',
  'PreferredForename',
  'FormerSurname',
  'MiddleNames',
  'NCyearActual',
  'Ethnicity',
  'EnrolStatus',
  'MedicalFlag',
];

const bs7666 = ['SAON', 'PAON', 'Street', 'Locality', 'Town', 'PostTown', 'AdministrativeArea'];
const plainLines = ['AddressLine1', 'AddressLine2', 'AddressLine3', 'AddressLine4', 'AddressLine5'];

/**
 * One Pupil element. Names of elements: DfE get-information-about-pupils (XmlCtfFormatter.cs) and multiplication-tables-check
 * (ctf.service.spec.js); address, contacts and school history as school systems write them. One or many of each is read alike.
 */
export function draftOfCtfPupil(pupil: XmlNode, sourceSchool: SchoolDraft): PupilDraft {
  const basic = child(pupil, 'BasicDetails');
  return {
    text: compact({
      upn: textAt(pupil, 'UPN'),
      formerUpn: textAt(basic, 'FormerUPN'),
      uln: textAt(pupil, 'UniqueLearnerNumber'),
      surname: textAt(pupil, 'Surname'),
      forename: textAt(pupil, 'Forename'),
      preferredSurname: textAt(basic, 'PreferredSurname'),
      preferredForename: textAt(basic, 'PreferredForename'),
      formerSurname: textAt(basic, 'FormerSurname'),
      middleNames: textAt(basic, 'MiddleNames'),
      dob: textAt(pupil, 'DOB'),
      sex: textAt(pupil, 'Sex') ?? textAt(pupil, 'Gender'),
      ncYear: textAt(basic, 'NCyearActual'),
      ethnicity: textAt(basic, 'Ethnicity'),
      enrolStatus: textAt(basic, 'EnrolStatus'),
      medicalFlag: textAt(basic, 'MedicalFlag'),
      inCare: textAt(pupil, 'LookedAfter', 'InCare'),
      careAuthority: textAt(pupil, 'LookedAfter', 'CareAuthority'),
      senProvision: currentSenProvision(pupil),
      postcode: textAt(pupil, 'Address', 'PostCode'),
      email: textAt(pupil, 'Email'),
    }),
    senNeeds: senNeeds(pupil),
    addressLines: addressLines(child(pupil, 'Address')),
    phones: phones(pupil),
    contacts: children(child(pupil, 'Contacts'), 'Contact').map(contact),
    fsm: children(child(pupil, 'FSMhistory'), 'FSMinstance').map((instance) => ({
      from: textAt(instance, 'FSMstartDate'),
      to: textAt(instance, 'FSMendDate'),
    })),
    sourceSchool,
    ...previousSchool(pupil),
    attendance: children(child(pupil, 'Attendance'), 'YearData').map(attendanceYear),
  };
}

/** LEA, Estab, URN and SchoolName, wherever a CTF names a school. */
export function schoolOf(node: XmlNode | undefined): SchoolDraft {
  return {
    la: textAt(node, 'LEA'),
    estab: textAt(node, 'Estab'),
    urn: textAt(node, 'URN'),
    name: textAt(node, 'SchoolName'),
  };
}

function currentSenProvision(pupil: XmlNode): string | undefined {
  const stages = children(child(pupil, 'SENhistory'), 'SEN');
  const latest = stages.toSorted((one, other) =>
    (textAt(one, 'StartDate') ?? '') < (textAt(other, 'StartDate') ?? '') ? 1 : -1,
  )[0];
  return textAt(latest, 'SENprovision');
}

function senNeeds(pupil: XmlNode): string[] {
  const needs = children(child(pupil, 'SENhistory', 'SENneeds'), 'SENneed');
  const rank = (need: XmlNode): number => Number(textAt(need, 'SENtypeRank') ?? '9');
  return needs
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap((need) => textAt(need, 'SENtype') ?? (typeof need === 'string' && need !== '' ? need : []));
}

function addressLines(address: XmlNode | undefined): string[] {
  const structured = child(address, 'BS7666Address');
  const [node, names] = structured === undefined ? [child(address, 'AddressLines'), plainLines] : [structured, bs7666];
  const lines = names.flatMap((name) => textAt(node, name) ?? []);
  return lines.filter((line, index) => lines.indexOf(line) === index);
}

function phones(node: XmlNode): PhoneDraft[] {
  return children(child(node, 'Phones'), 'Phone').map((phone) => ({
    type: textAt(phone, 'TelephoneType'),
    number: textAt(phone, 'PhoneNo'),
  }));
}

function contact(node: XmlNode): ContactDraft {
  return {
    order: textAt(node, 'Order'),
    title: textAt(node, 'Title'),
    surname: textAt(node, 'Surname'),
    forename: textAt(node, 'Forename'),
    relationship: textAt(node, 'Relationship'),
    responsibility: textAt(node, 'Responsibility'),
    phones: phones(node),
    email: textAt(node, 'Email'),
    addressAsPupil: textAt(node, 'Address', 'AddressAsPupil') ?? textAt(node, 'AddressAsPupil'),
    addressLines: addressLines(child(node, 'Address')),
    postcode: textAt(node, 'Address', 'PostCode'),
  };
}

function previousSchool(pupil: XmlNode): Pick<PupilDraft, 'previousSchool'> {
  const schools = children(child(pupil, 'SchoolHistory'), 'School');
  const marked = schools.find((school) => textAt(school, 'LastSchool')?.toLowerCase() === 'true');
  const latest = schools.toSorted((one, other) =>
    (textAt(one, 'LeavingDate') ?? '9') < (textAt(other, 'LeavingDate') ?? '9') ? 1 : -1,
  )[0];
  const last = marked ?? latest;
  if (last === undefined) return {};
  return {
    previousSchool: {
      ...schoolOf(last),
      entryDate: textAt(last, 'EntryDate'),
      leavingDate: textAt(last, 'LeavingDate'),
      leavingReason: textAt(last, 'LeavingReason'),
    },
  };
}

function attendanceYear(year: XmlNode): AttendanceDraft {
  return {
    ...schoolOf(year),
    year: textAt(year, 'Year'),
    possible: textAt(year, 'SessionsPossible'),
    attended: textAt(year, 'SessionsAttended'),
    authorised: textAt(year, 'SessionsAuthorised'),
    unauthorised: textAt(year, 'SessionsUnauthorised'),
  };
}

function compact(text: { readonly [Key in keyof PupilDraft['text']]: string | undefined }): PupilDraft['text'] {
  return Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined));
}
