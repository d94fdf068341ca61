import type { LocalDate } from '../lib/local-date.ts';
import type { Result } from '../lib/result.ts';
import { birthDateProblem } from '../pupils/birth-date.ts';
import { longestMiddleNames, longestName, parseName } from '../pupils/names.ts';
import { parseUln } from '../pupils/uln.ts';
import { parseUpn } from '../pupils/upn.ts';
import { checkContacts } from './check-contacts.ts';
import type { Problems } from './check-values.ts';
import {
  checkAttendance,
  checkCode,
  checkDate,
  checkEmail,
  checkLines,
  checkPhones,
  checkPostcode,
  checkPreviousSchool,
  checkSchool,
  checkShape,
  checkText,
  checkYesNo,
  defined,
  warn,
} from './check-values.ts';
import type { PupilDraft } from './pupil-draft.ts';
import { readDate } from './read-date.ts';
import type { PupilField, PupilFields, ReadPupil } from './read-pupil.ts';
import { fieldLabels } from './read-pupil.ts';

/** As the pupil record declares. */
const mostSenNeeds = 5;

const nameFields = [
  'surname',
  'forename',
  'preferredSurname',
  'preferredForename',
  'middleNames',
  'formerSurname',
] as const;
const ncYears = ['N1', 'N2', 'R', ...Array.from({ length: 14 }, (_, index) => String(index + 1)), 'X'];

/**
 * The one set of rules for a pupil from any file. A wrong UPN, a missing or unusable name and a date of birth that cannot be
 * right refuse the row; anything else that is wrong is left out and said.
 */
export function checkPupil(draft: PupilDraft, row: number, today: LocalDate): ReadPupil {
  const problems: Problems = [];
  const fields: PupilFields = {
    ...checkIdentifiers(draft, problems),
    ...checkNames(draft, problems),
    ...defined({ dob: checkBirth(draft.text.dob, today, problems) }),
    ...checkDetails(draft, problems),
    ...checkCare(draft, today, problems),
    ...checkWhere(draft, today, problems),
  };
  return { row, fields, problems };
}

function refuse(problems: Problems, field: PupilField, message: string): void {
  problems.push({ severity: 'refuse', field, message });
}

function checkIdentifiers(draft: PupilDraft, problems: Problems): Pick<PupilFields, 'upn' | 'formerUpn' | 'uln'> {
  const read = <T>(
    text: string | undefined,
    parse: (text: string) => Result<T>,
    wrong: (message: string) => void,
  ): T | undefined => {
    if (text === undefined || text.trim() === '') return undefined;
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    wrong(parsed.error.message);
    return undefined;
  };
  return defined({
    upn: read(draft.text.upn, parseUpn, (message) => {
      refuse(problems, 'upn', message);
    }),
    formerUpn: read(draft.text.formerUpn, parseUpn, (message) => {
      warn(problems, 'formerUpn', `The former UPN was left out. ${message}`);
    }),
    uln: read(draft.text.uln, parseUln, (message) => {
      warn(problems, 'uln', `${message} It was left out.`);
    }),
  });
}

function checkNames(draft: PupilDraft, problems: Problems): PupilFields {
  const names: Partial<Record<(typeof nameFields)[number], string>> = {};
  for (const field of nameFields) {
    const needed = field === 'surname' || field === 'forename';
    const text = draft.text[field] ?? '';
    if (text.trim() === '' && !needed) continue;
    const name = parseName(
      text,
      fieldLabels[field].toLowerCase(),
      field === 'middleNames' ? longestMiddleNames : longestName,
    );
    if (name.ok) names[field] = name.value;
    else refuse(problems, field, name.error.message);
  }
  return names;
}

function checkBirth(text: string | undefined, today: LocalDate, problems: Problems): LocalDate | undefined {
  if (text === undefined || text.trim() === '') {
    refuse(problems, 'dob', 'There is no date of birth.');
    return undefined;
  }
  const date = readDate(text, today);
  if (!date.ok) {
    refuse(problems, 'dob', `The date of birth ${date.error.message}`);
    return undefined;
  }
  const problem = birthDateProblem(date.value, today);
  if (problem !== null) refuse(problems, 'dob', problem);
  return date.value;
}

function checkDetails(draft: PupilDraft, problems: Problems): PupilFields {
  const { text } = draft;
  return defined({
    sex: checkCode(sexWord(text.sex), ['F', 'M', 'U'], 'sex', 'Sex', problems),
    ncYear: checkCode(yearWord(text.ncYear), ncYears, 'ncYear', 'The year group', problems),
    regGroup: checkText(text.regGroup, 'regGroup', 'The registration group', problems),
    ethnicity: checkShape(text.ethnicity, /^[A-Z]{4}$/, 'ethnicity', 'Ethnicity', problems),
    enrolStatus: checkCode(
      text.enrolStatus,
      ['C', 'M', 'S', 'G', 'F', 'O', 'P'],
      'enrolStatus',
      'Enrolment status',
      problems,
    ),
    senProvision: checkCode(text.senProvision, ['N', 'K', 'E'], 'senProvision', 'SEN provision', problems),
    senNeeds: some(
      (draft.senNeeds ?? [])
        .flatMap((need) => checkShape(need, /^[A-Z]{2,4}$/, 'senNeeds', 'The SEN need', problems) ?? [])
        .slice(0, mostSenNeeds),
    ),
    medicalFlag: checkYesNo(text.medicalFlag, 'medicalFlag', 'The medical flag', problems),
  });
}

function checkCare(draft: PupilDraft, today: LocalDate, problems: Problems): PupilFields {
  const inCare = checkYesNo(draft.text.inCare, 'lookedAfter', 'Looked after', problems);
  const careAuthority = checkShape(draft.text.careAuthority, /^\d{3}$/, 'lookedAfter', 'The care authority', problems);
  const meals = (draft.fsm ?? []).flatMap((instance) => {
    const from = checkDate(instance.from, today, 'fsm', 'The start of free school meals', problems);
    const to = checkDate(instance.to, today, 'fsm', 'The end of free school meals', problems);
    return from === undefined ? [] : [{ from, ...defined({ to }) }];
  });
  const current = meals
    .filter((meal) => meal.from <= today && (meal.to === undefined || meal.to >= today))
    .toSorted((one, other) => (one.from < other.from ? 1 : -1));
  return defined({
    lookedAfter: inCare === undefined ? undefined : { inCare, ...defined({ careAuthority }) },
    fsm: current[0],
  });
}

function checkWhere(draft: PupilDraft, today: LocalDate, problems: Problems): PupilFields {
  return defined({
    addressLines: some(checkLines(draft.addressLines, 'addressLines', problems)),
    postcode: checkPostcode(draft.text.postcode, 'postcode', problems),
    phones: some(checkPhones(draft.phones, 'phones', problems)),
    email: checkEmail(draft.text.email, 'email', problems),
    contacts: some(checkContacts(draft.contacts, problems)),
    sourceSchool: checkSchool(draft.sourceSchool, 'sourceSchool', problems),
    previousSchool: checkPreviousSchool(draft.previousSchool, today, problems),
    attendanceHistory: some(checkAttendance(draft.attendance, problems)),
  });
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** "Female" → "F"; codes stay. */
function sexWord(text: string | undefined): string | undefined {
  const word = text?.trim().toLowerCase();
  if (word === 'female' || word === 'girl') return 'F';
  if (word === 'male' || word === 'boy') return 'M';
  return word === 'unknown' ? 'U' : text;
}

/** "Year 9", "Yr09", "Y9" → "9"; "Reception" → "R"; codes stay. */
function yearWord(text: string | undefined): string | undefined {
  const word = text?.trim().toLowerCase() ?? '';
  if (word.startsWith('reception')) return 'R';
  const number = /^(?:year|yr|y)?\.?\s*(?:group\s*)?0*(\d{1,2})$/.exec(word)?.[1];
  return number ?? text;
}
