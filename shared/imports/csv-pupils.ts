import type { LocalDate } from '../lib/local-date.ts';
import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';
import { checkPupil } from './check-pupil.ts';
import type { Mapping } from './csv-mapping.ts';
import { missingFromMapping } from './csv-mapping.ts';
import type { CsvTable } from './csv-table.ts';
import type { CsvTarget } from './csv-targets.ts';
import type { ContactDraft, DraftField, PupilDraft, SchoolDraft } from './pupil-draft.ts';
import type { ReadFile, RowProblem } from './read-pupil.ts';
import { refuseRepeats } from './repeats.ts';

type Cell = (target: CsvTarget) => string | undefined;

const textTargets = [
  'upn',
  'formerUpn',
  'uln',
  'surname',
  'forename',
  'preferredSurname',
  'preferredForename',
  'middleNames',
  'formerSurname',
  'dob',
  'sex',
  'ncYear',
  'regGroup',
  'ethnicity',
  'enrolStatus',
  'senProvision',
  'medicalFlag',
  'inCare',
  'careAuthority',
  'postcode',
  'email',
] as const satisfies readonly DraftField[];

const shiftedRow: RowProblem = {
  severity: 'refuse',
  message:
    'This row has more cells than there are headings, so its values may be in the wrong columns. Correct it in the file.',
};

/** The pupils of a table under a mapping, judged by the same rules as a CTF. Columns without a place are named in `ignored` and go nowhere. */
export function readCsvPupils(table: CsvTable, mapping: Mapping, today: LocalDate): Result<ReadFile> {
  const missing = missingFromMapping(mapping);
  if (missing.length > 0) return refused('csv-mapping', `Say which column holds ${missing.join(', and which the ')}.`);
  const columns = new Map<CsvTarget, number>();
  for (const [index, header] of table.headers.entries()) {
    const target = Object.hasOwn(mapping, header) ? mapping[header] : undefined;
    if (target !== undefined) columns.set(target, index);
  }
  const pupils = table.rows.map(({ line, cells }) => {
    const cell: Cell = (target) => {
      const column = columns.get(target);
      const text = column === undefined ? '' : (cells[column] ?? '').trim();
      return text === '' ? undefined : text;
    };
    const pupil = checkPupil(draftOfRow(cell), line, today);
    const shifted = cells.slice(table.headers.length).some((extra) => extra.trim() !== '');
    return shifted ? { ...pupil, problems: [...pupil.problems, shiftedRow] } : pupil;
  });
  const ignored = table.headers.filter((header) => !Object.hasOwn(mapping, header));
  return ok({ pupils: refuseRepeats(pupils, 'row'), ignored, notes: table.notes });
}

function draftOfRow(cell: Cell): PupilDraft {
  const text: Partial<Record<DraftField, string>> = {};
  for (const target of textTargets) {
    const value = cell(target);
    if (value !== undefined) text[target] = value;
  }
  return {
    text: { ...nameParts(cell('fullName')), ...text },
    senNeeds: present([cell('senNeed1'), cell('senNeed2')]),
    addressLines: present([cell('address1'), cell('address2'), cell('address3'), cell('address4')]).flatMap((line) =>
      line.split(/\s*(?:\r?\n|,)\s*/),
    ),
    phones: [
      { type: 'H', number: cell('phone') },
      { type: 'M', number: cell('mobile') },
    ],
    contacts: ([1, 2] as const).flatMap((place) => contactOf(cell, place) ?? []),
    sourceSchool: schoolOf(cell),
  };
}

/** "BROWN, Mia" only: without a comma nobody can say which is the surname, so the row is refused for want of one. */
function nameParts(fullName: string | undefined): { surname?: string; forename?: string } {
  const [surname, forename, ...more] = fullName?.split(',') ?? [];
  return surname === undefined || forename === undefined || more.length > 0 ? {} : { surname, forename };
}

function contactOf(cell: Cell, place: 1 | 2): ContactDraft | undefined {
  const contact = {
    title: cell(`contact${place}Title`),
    surname: cell(`contact${place}Surname`),
    forename: cell(`contact${place}Forename`),
    relationship: cell(`contact${place}Relationship`),
    email: cell(`contact${place}Email`),
  };
  const number = cell(`contact${place}Phone`);
  if (present([number, ...Object.values(contact)]).length === 0) return undefined;
  return { order: String(place), ...contact, phones: [{ number }] };
}

function schoolOf(cell: Cell): SchoolDraft {
  const dfe = /^(\d{3})[/\s-]?(\d{4})$/.exec(cell('schoolDfe') ?? '');
  return { la: dfe?.[1], estab: dfe?.[2], urn: cell('schoolUrn'), name: cell('schoolName') };
}

function present(values: readonly (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined);
}
