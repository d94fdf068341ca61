import type { Code, StatisticalClass } from './types.ts';

/** What the screen asks for when the code is chosen. `words` go to `nature`, `arrival` to `arrivedAt`. */
export type CodeQuestion = {
  readonly what: 'minutes' | 'words' | 'arrival';
  readonly required: boolean;
  readonly prompt: string;
};

export type CodeRow = {
  readonly code: Code;
  /** For a button: at most about 20 characters. */
  readonly label: string;
  readonly meaning: string;
  readonly statisticalClass: StatisticalClass;
  /** `new`: since 19 August 2024; `withdrawn`: until the day before; `standing`: both. */
  readonly life: 'standing' | 'new' | 'withdrawn';
  readonly asks: CodeQuestion | null;
  /** Criminal-offence data: shown only to those who need it. */
  readonly restricted: boolean;
};

type Extra = Partial<Pick<CodeRow, 'life' | 'asks' | 'restricted'>>;

function row(
  code: Code,
  statisticalClass: StatisticalClass,
  label: string,
  meaning: string,
  extra: Extra = {},
): CodeRow {
  return { code, label, meaning, statisticalClass, life: 'standing', asks: null, restricted: false, ...extra };
}

function words(required: boolean, prompt: string): Extra {
  return { asks: { what: 'words', required, prompt } };
}

const introduced: Extra = { life: 'new' };

/**
 * Meanings: SI 2024/208 reg 10(2) Table 1 and (3); statistical classes: Working together to improve school attendance
 * (DfE, August 2024). New in August 2024: C1, C2, J1, K, Q, Y1 to Y7; withdrawn: H, J, Y. J was an approved activity, J1 is authorised absence.
 */
export const codeTable: readonly CodeRow[] = [
  row('/', 'present', 'Present', 'Present in the morning when the register begins to be taken'),
  row('\\', 'present', 'Present', 'Present in the afternoon when the register begins to be taken'),
  row('L', 'present', 'Late', 'Arrived after the register began to be taken and before it closed', {
    asks: { what: 'minutes', required: true, prompt: 'How many minutes late?' },
  }),
  row(
    'B',
    'approvedActivity',
    'Off-site education',
    'At an approved educational activity arranged by the school',
    words(true, 'What is the pupil doing there?'),
  ),
  row(
    'K',
    'approvedActivity',
    'LA provision',
    'At education arranged by the local authority, not at a school where the pupil is registered',
    { ...introduced, ...words(true, 'What is the provision?') },
  ),
  row(
    'P',
    'approvedActivity',
    'Sport',
    'Taking part in an approved sporting activity',
    words(false, 'Which sport, and where?'),
  ),
  row(
    'V',
    'approvedActivity',
    'Visit or trip',
    'On an educational visit or trip supervised by school staff',
    words(false, 'Which visit?'),
  ),
  row('W', 'approvedActivity', 'Work experience', 'At work experience', words(false, 'Where, and doing what?')),
  row('I', 'authorisedAbsence', 'Ill', 'Illness, physical or mental (not an appointment)'),
  row('M', 'authorisedAbsence', 'Appointment', 'Leave for a medical or dental appointment'),
  row('C', 'authorisedAbsence', 'Leave granted', 'Leave of absence granted in exceptional circumstances'),
  row(
    'C1',
    'authorisedAbsence',
    'Performance',
    'Leave for a regulated performance or regulated employment abroad',
    introduced,
  ),
  row(
    'C2',
    'authorisedAbsence',
    'Part-time timetable',
    'Not expected, under an agreed temporary part-time timetable (compulsory school age)',
    introduced,
  ),
  row('E', 'authorisedAbsence', 'Suspended', 'Suspended or permanently excluded, with no other provision made'),
  row(
    'J1',
    'authorisedAbsence',
    'Interview',
    'Leave for a job interview or an interview at another place of education',
    introduced,
  ),
  row(
    'R',
    'authorisedAbsence',
    'Religious day',
    'Religious observance on a day set apart by the religious body of the parent',
  ),
  row('S', 'authorisedAbsence', 'Study leave', 'Leave to study for a public examination'),
  row('T', 'authorisedAbsence', 'Parent travelling', 'Mobile child whose parent is travelling for work'),
  row('N', 'unauthorisedAbsence', 'Not there yet', 'Absent, and the reason is not yet known'),
  row('O', 'unauthorisedAbsence', 'Absent', 'Absent in other or unknown circumstances'),
  row('U', 'unauthorisedAbsence', 'Late, after close', 'Arrived after the register closed', {
    asks: { what: 'arrival', required: false, prompt: 'When did the pupil arrive?' },
  }),
  row('G', 'unauthorisedAbsence', 'Holiday', 'Holiday not granted by the school'),
  row('D', 'notPossible', 'At other school', 'Expected at another school where the pupil is registered'),
  row(
    'Q',
    'notPossible',
    'No travel arranged',
    'The local authority has not made the travel arrangements it must make',
    introduced,
  ),
  row('X', 'notPossible', 'Not required', 'Not of compulsory school age and not required to attend'),
  row('Y1', 'notPossible', 'Transport failed', 'The transport normally provided is not available', introduced),
  row('Y2', 'notPossible', 'Travel disruption', 'Widespread disruption to travel', introduced),
  row('Y3', 'notPossible', 'Part of site closed', 'Part of the school premises is closed', introduced),
  row('Y4', 'notPossible', 'Site closed', 'The whole site is unexpectedly closed', introduced),
  row('Y5', 'notPossible', 'In custody', 'In criminal justice detention', { ...introduced, restricted: true }),
  row('Y6', 'notPossible', 'Public health', 'Kept away by public health guidance or law', introduced),
  row('Y7', 'notPossible', 'Unavoidable cause', 'Any other unavoidable cause affecting the pupil', {
    ...introduced,
    ...words(false, 'What is the cause?'),
  }),
  row('Z', 'administrative', 'Not yet on roll', 'Prospective pupil, not yet on the admission register'),
  row('#', 'administrative', 'Planned closure', 'The whole school is closed as planned'),
  row('H', 'authorisedAbsence', 'Holiday granted', 'Holiday granted by the school (until 18 August 2024)', {
    life: 'withdrawn',
  }),
  row('J', 'approvedActivity', 'Interview', 'At an interview (until 18 August 2024)', { life: 'withdrawn' }),
  row('Y', 'notPossible', 'Unable to attend', 'Unable to attend in exceptional circumstances (until 18 August 2024)', {
    life: 'withdrawn',
  }),
];
