import type { LocalDate } from '../lib/local-date.ts';
import { cleanText } from '../pupils/names.ts';
import { readPostcode } from '../pupils/postcode.ts';
import type { AttendanceDraft, PhoneDraft, PupilDraft, SchoolDraft } from './pupil-draft.ts';
import { readDate } from './read-date.ts';
import type { AttendanceYear, Phone, PreviousSchool, PupilField, RowProblem, SchoolReference } from './read-pupil.ts';

/** Collects what is said about one row while its values are checked. */
export type Problems = RowProblem[];

const longestText = 120;
const longestPhone = 30;
const longestPostcode = 10;

/** Free text made clean; empty or far too long is left out. Hidden marks are taken out and said so. */
export function checkText(
  input: string | undefined,
  field: PupilField,
  label: string,
  problems: Problems,
): string | undefined {
  if (input === undefined) return undefined;
  const { text, removedHidden } = cleanText(input);
  if (removedHidden) warn(problems, field, `${label}: hidden control characters were taken out.`);
  if (text.length > longestText) {
    warn(problems, field, `${label} is longer than ${String(longestText)} characters and was left out.`);
    return undefined;
  }
  return text === '' ? undefined : text;
}

export function warn(problems: Problems, field: PupilField, message: string): void {
  problems.push({ severity: 'warn', field, message });
}

/** One of the codes, whatever case it was written in; another is left out with a warning. */
export function checkCode<Code extends string>(
  input: string | undefined,
  codes: readonly Code[],
  field: PupilField,
  label: string,
  problems: Problems,
): Code | undefined {
  const text = checkText(input, field, label, problems)?.toUpperCase();
  if (text === undefined) return undefined;
  const code = codes.find((known) => known === text);
  if (code === undefined) warn(problems, field, `${label} "${text}" is not a known code and was left out.`);
  return code;
}

/** A code of that shape in upper case; anything else is left out with a warning. */
export function checkShape(
  input: string | undefined,
  shape: RegExp,
  field: PupilField,
  label: string,
  problems: Problems,
): string | undefined {
  const text = checkText(input, field, label, problems)?.toUpperCase();
  if (text === undefined || shape.test(text)) return text;
  warn(problems, field, `${label} "${text}" is not written as its code and was left out.`);
  return undefined;
}

export function checkYesNo(
  input: string | undefined,
  field: PupilField,
  label: string,
  problems: Problems,
): boolean | undefined {
  const text = input?.trim().toLowerCase();
  if (text === undefined || text === '') return undefined;
  if (['true', '1', 'yes', 'y', 't'].includes(text)) return true;
  if (['false', '0', 'no', 'n', 'f'].includes(text)) return false;
  warn(problems, field, `${label} is neither yes nor no and was left out.`);
  return undefined;
}

export function checkPhones(drafts: readonly PhoneDraft[] | undefined, field: PupilField, problems: Problems): Phone[] {
  return (drafts ?? []).flatMap((draft) => {
    const number = checkText(draft.number, field, 'A telephone number', problems);
    if (number === undefined) return [];
    if (number.replaceAll(/\D/g, '').length < 3 || /^[=@]/.test(number)) {
      warn(problems, field, 'A telephone number without digits was left out.');
      return [];
    }
    const short = shortPhone(number);
    if (short !== number)
      warn(
        problems,
        field,
        `A telephone number is longer than ${String(longestPhone)} characters; ${short === undefined ? 'it' : 'what follows the number'} was left out.`,
      );
    if (short === undefined) return [];
    const type = checkText(draft.type, field, 'A kind of telephone', problems);
    return [type === undefined ? { number: short } : { type, number: short }];
  });
}

/** The number alone where words after it make it too long. */
function shortPhone(number: string): string | undefined {
  return number.length <= longestPhone ? number : /^\+?[\d\s()-]{5,28}\d/.exec(number)?.[0];
}

export function checkEmail(input: string | undefined, field: PupilField, problems: Problems): string | undefined {
  const text = checkText(input, field, 'The email address', problems);
  if (text === undefined || /^[^\s@=+-][^\s@]*@[^\s@]+\.[^\s@]+$/.test(text)) return text;
  warn(problems, field, 'The email address is not one and was left out.');
  return undefined;
}

export function checkPostcode(input: string | undefined, field: PupilField, problems: Problems): string | undefined {
  const text = checkText(input, field, 'The postcode', problems);
  if (text === undefined) return undefined;
  const postcode = readPostcode(text);
  if (postcode.text.length > longestPostcode) {
    warn(problems, field, `"${postcode.text}" is too long for a postcode and was left out.`);
    return undefined;
  }
  if (postcode.warning !== null) warn(problems, field, postcode.warning);
  return postcode.text;
}

export function checkLines(input: readonly string[] | undefined, field: PupilField, problems: Problems): string[] {
  return (input ?? []).flatMap((line) => checkText(line, field, 'A line of the address', problems) ?? []);
}

export function checkDate(
  input: string | undefined,
  today: LocalDate,
  field: PupilField,
  label: string,
  problems: Problems,
): LocalDate | undefined {
  if (input === undefined || input.trim() === '') return undefined;
  const date = readDate(input, today);
  if (date.ok) return date.value;
  warn(problems, field, `${label} ${date.error.message} It was left out.`);
  return undefined;
}

/** Only a real LA code and establishment are kept: letters stand for "the LA itself" or "not known" in a CTF. */
export function checkSchool(
  draft: SchoolDraft | undefined,
  field: PupilField,
  problems: Problems,
): SchoolReference | undefined {
  if (draft === undefined) return undefined;
  const name = checkText(draft.name, field, 'The name of the school', problems);
  const digits = (text: string | undefined, length: number): string | undefined =>
    text !== undefined && new RegExp(`^\\d{${String(length)}}$`).test(text.trim()) ? text.trim() : undefined;
  const school = defined({ la: digits(draft.la, 3), estab: digits(draft.estab, 4), urn: digits(draft.urn, 6), name });
  return Object.keys(school).length === 0 ? undefined : school;
}

export function checkPreviousSchool(
  draft: PupilDraft['previousSchool'],
  today: LocalDate,
  problems: Problems,
): PreviousSchool | undefined {
  const school = checkSchool(draft, 'previousSchool', problems);
  if (school === undefined || draft === undefined) return undefined;
  return {
    ...school,
    ...defined({
      entryDate: checkDate(
        draft.entryDate,
        today,
        'previousSchool',
        'The date of entry to the previous school',
        problems,
      ),
      leavingDate: checkDate(
        draft.leavingDate,
        today,
        'previousSchool',
        'The date of leaving the previous school',
        problems,
      ),
      leavingReason: checkText(draft.leavingReason, 'previousSchool', 'The reason for leaving', problems),
    }),
  };
}

/** Years whose four counts are whole numbers; others are left out with a warning. */
export function checkAttendance(drafts: readonly AttendanceDraft[] | undefined, problems: Problems): AttendanceYear[] {
  return (drafts ?? []).flatMap((draft) => {
    const count = (text: string | undefined): number =>
      /^\d{1,4}$/.test(text ?? '0') ? Number(text ?? '0') : Number.NaN;
    const counts = {
      possible: count(draft.possible),
      attended: count(draft.attended),
      authorised: count(draft.authorised),
      unauthorised: count(draft.unauthorised),
    };
    if (!/^\d{4}$/.test(draft.year ?? '') || Object.values(counts).some(Number.isNaN)) {
      warn(
        problems,
        'attendanceHistory',
        'A year of earlier attendance was left out: its year or its numbers cannot be read.',
      );
      return [];
    }
    return [{ year: draft.year ?? '', ...checkSchool(draft, 'attendanceHistory', problems), ...counts }];
  });
}

/** The same object without the keys whose value is undefined. */
export function defined<T extends object>(object: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
