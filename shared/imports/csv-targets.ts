import type { DraftField } from './pupil-draft.ts';

/** Where a column of a CSV may go. `fullName` is "Surname, Forename" in one column; `schoolDfe` is LA and establishment in one. */
export type CsvTarget =
  | DraftField
  | 'fullName'
  | 'senNeed1'
  | 'senNeed2'
  | 'address1'
  | 'address2'
  | 'address3'
  | 'address4'
  | 'phone'
  | 'mobile'
  | 'schoolName'
  | 'schoolDfe'
  | 'schoolUrn'
  | 'contact1Title'
  | 'contact1Surname'
  | 'contact1Forename'
  | 'contact1Relationship'
  | 'contact1Phone'
  | 'contact1Email'
  | 'contact2Title'
  | 'contact2Surname'
  | 'contact2Forename'
  | 'contact2Relationship'
  | 'contact2Phone'
  | 'contact2Email';

type TargetInfo = { readonly target: CsvTarget; readonly label: string; readonly synonyms: readonly string[] };

function contactTargets(place: 1 | 2): TargetInfo[] {
  const number = String(place);
  const named = (part: string): string[] => [
    `contact ${number} ${part}`,
    `contact${number} ${part}`,
    `priority ${number} ${part}`,
    `parent ${number} ${part}`,
    `parent carer ${number} ${part}`,
  ];
  return [
    { target: `contact${place}Title`, label: `Contact ${number}: title`, synonyms: named('title') },
    {
      target: `contact${place}Surname`,
      label: `Contact ${number}: surname`,
      synonyms: [...named('surname'), ...named('last name'), ...named('name')],
    },
    {
      target: `contact${place}Forename`,
      label: `Contact ${number}: forename`,
      synonyms: [...named('forename'), ...named('first name')],
    },
    {
      target: `contact${place}Relationship`,
      label: `Contact ${number}: relationship`,
      synonyms: [...named('relationship'), ...named('relation')],
    },
    {
      target: `contact${place}Phone`,
      label: `Contact ${number}: telephone`,
      synonyms: ['phone', 'telephone', 'mobile', 'tel', 'number'].flatMap(named),
    },
    { target: `contact${place}Email`, label: `Contact ${number}: email`, synonyms: named('email') },
  ];
}

/** Every target with the words for it on the matching screen and the headings that school systems and LAs use, in lower case without punctuation. */
export const csvTargets: readonly TargetInfo[] = [
  { target: 'upn', label: 'UPN', synonyms: ['upn', 'unique pupil number', 'pupil upn'] },
  { target: 'formerUpn', label: 'Former UPN', synonyms: ['former upn', 'previous upn'] },
  { target: 'uln', label: 'ULN', synonyms: ['uln', 'unique learner number'] },
  {
    target: 'surname',
    label: 'Surname',
    synonyms: [
      'surname',
      'legal surname',
      'last name',
      'legal last name',
      'family name',
      'pupil surname',
      'student surname',
      'lastname',
    ],
  },
  {
    target: 'forename',
    label: 'Forename',
    synonyms: [
      'forename',
      'legal forename',
      'first name',
      'legal first name',
      'given name',
      'pupil forename',
      'student forename',
      'firstname',
      'forenames',
    ],
  },
  {
    target: 'fullName',
    label: 'Name as "Surname, Forename"',
    synonyms: ['name', 'full name', 'pupil name', 'student name', 'legal name', 'pupil', 'student'],
  },
  {
    target: 'preferredSurname',
    label: 'Preferred surname',
    synonyms: ['preferred surname', 'preferred last name', 'chosen surname'],
  },
  {
    target: 'preferredForename',
    label: 'Preferred forename',
    synonyms: ['preferred forename', 'preferred first name', 'known as', 'chosen name', 'preferred name'],
  },
  { target: 'middleNames', label: 'Middle names', synonyms: ['middle names', 'middle name', 'middle name s'] },
  { target: 'formerSurname', label: 'Former surname', synonyms: ['former surname', 'previous surname'] },
  {
    target: 'dob',
    label: 'Date of birth',
    synonyms: ['dob', 'd o b', 'date of birth', 'birth date', 'birthdate', 'dateofbirth'],
  },
  { target: 'sex', label: 'Sex', synonyms: ['sex', 'gender', 'legal sex'] },
  {
    target: 'ncYear',
    label: 'National Curriculum year',
    synonyms: [
      'year',
      'year group',
      'nc year',
      'ncy',
      'national curriculum year',
      'nc year actual',
      'yr',
      'yr group',
      'ncyear',
    ],
  },
  {
    target: 'regGroup',
    label: 'Registration group',
    synonyms: [
      'reg group',
      'reg',
      'registration group',
      'registration form',
      'tutor group',
      'form',
      'reg form',
      'class',
    ],
  },
  { target: 'ethnicity', label: 'Ethnicity', synonyms: ['ethnicity', 'ethnic code', 'ethnicity code', 'ethnic group'] },
  {
    target: 'enrolStatus',
    label: 'Enrolment status',
    synonyms: ['enrolment status', 'enrol status', 'enrollment status'],
  },
  {
    target: 'senProvision',
    label: 'SEN provision',
    synonyms: ['sen provision', 'sen status', 'sen', 'sen stage', 'send status', 'sen code'],
  },
  {
    target: 'senNeed1',
    label: 'SEN need, first',
    synonyms: ['sen need', 'primary need', 'primary sen need', 'sen type', 'sen need type', 'sen need 1'],
  },
  { target: 'senNeed2', label: 'SEN need, second', synonyms: ['secondary need', 'secondary sen need', 'sen need 2'] },
  { target: 'medicalFlag', label: 'Medical flag', synonyms: ['medical flag', 'medical', 'medical conditions'] },
  {
    target: 'inCare',
    label: 'Looked after',
    synonyms: ['in care', 'looked after', 'lac', 'cla', 'child looked after', 'in lea care', 'looked after child'],
  },
  { target: 'careAuthority', label: 'Care authority', synonyms: ['care authority', 'caring authority', 'care la'] },
  {
    target: 'address1',
    label: 'Address, line 1',
    synonyms: ['address', 'address 1', 'address line 1', 'home address', 'street', 'house number and street'],
  },
  { target: 'address2', label: 'Address, line 2', synonyms: ['address 2', 'address line 2', 'locality', 'district'] },
  {
    target: 'address3',
    label: 'Address, line 3',
    synonyms: ['address 3', 'address line 3', 'town', 'city', 'town city', 'post town'],
  },
  { target: 'address4', label: 'Address, line 4', synonyms: ['address 4', 'address line 4', 'county'] },
  { target: 'postcode', label: 'Postcode', synonyms: ['postcode', 'post code', 'home postcode', 'zip'] },
  {
    target: 'phone',
    label: 'Home telephone',
    synonyms: [
      'phone',
      'telephone',
      'home phone',
      'home telephone',
      'tel',
      'telephone number',
      'phone number',
      'primary phone',
    ],
  },
  {
    target: 'mobile',
    label: 'Mobile telephone',
    synonyms: ['mobile', 'mobile phone', 'mobile number', 'pupil mobile'],
  },
  { target: 'email', label: 'Email', synonyms: ['email', 'e mail', 'email address', 'primary email', 'pupil email'] },
  {
    target: 'schoolName',
    label: 'Home school: name',
    synonyms: [
      'school',
      'school name',
      'home school',
      'main school',
      'base school',
      'referring school',
      'current school',
    ],
  },
  {
    target: 'schoolDfe',
    label: 'Home school: DfE number',
    synonyms: [
      'dfe',
      'dfe number',
      'dfe no',
      'laestab',
      'la estab',
      'school dfe number',
      'home school dfe number',
      'school dfe',
    ],
  },
  { target: 'schoolUrn', label: 'Home school: URN', synonyms: ['urn', 'school urn', 'home school urn'] },
  ...contactTargets(1),
  ...contactTargets(2),
];
