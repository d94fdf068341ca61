import { describe, expect, it } from 'vitest';
import { guessMapping, mappingKey, missingFromMapping } from '../../../shared/imports/csv-mapping.ts';
import { readCsvPupils } from '../../../shared/imports/csv-pupils.ts';
import { readCsvTable, sniffDelimiter } from '../../../shared/imports/csv-table.ts';
import type { ReadFile } from '../../../shared/imports/read-pupil.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import * as hostile from '../../fixtures/imports/hostile.ts';
import { inventDistinctPupils } from '../../fixtures/imports/invented-pupils.ts';
import { makeCsv } from '../../fixtures/imports/make-csv.ts';

const today = localDate('2026-11-21');
const pupils = inventDistinctPupils(20, 7);

function read(csv: string | Uint8Array): ReadFile {
  const table = readCsvTable(typeof csv === 'string' ? hostile.asUtf8(csv) : csv);
  if (!table.ok) throw new Error(table.error.message);
  const file = readCsvPupils(table.value, guessMapping(table.value.headers), today);
  if (!file.ok) throw new Error(file.error.message);
  return file.value;
}
const refusals = (file: ReadFile): string[] =>
  file.pupils.flatMap((pupil) =>
    pupil.problems.filter((problem) => problem.severity === 'refuse').map((problem) => problem.message),
  );

describe('reading a list of pupils from CSV', () => {
  it.each([
    ['commas', { delimiter: ',' }],
    ['semicolons', { delimiter: ';' }],
    ['tabs', { delimiter: '\t' }],
    ['dates year first', { dates: (iso: string) => iso }],
    [
      'dates with the month in letters',
      {
        dates: (iso: string) =>
          `${iso.slice(8)}-${['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(iso.slice(5, 7))] ?? ''}-${iso.slice(0, 4)}`,
      },
    ],
  ] as const)('reads the same pupils with %s', (_name, options) => {
    const file = read(makeCsv(pupils, options));
    expect(file.pupils.map(({ fields }) => [fields.upn, fields.dob, fields.surname])).toEqual(
      pupils.map((pupil) => [pupil.upn, pupil.dob, pupil.surname.normalize('NFC')]),
    );
    expect(refusals(file)).toEqual([]);
  });

  it('matches columns by the words of school offices and names those it leaves', () => {
    const file = read(makeCsv(pupils.slice(0, 1)));
    expect(file.ignored).toEqual(['House Points', 'Religion']);
    expect(JSON.stringify(file)).not.toContain('not wanted here');
    expect(file.pupils[0]).toMatchObject({
      row: 2,
      fields: {
        ncYear: pupils[0]?.ncYear,
        regGroup: `${pupils[0]?.ncYear ?? ''}B`,
        contacts: [{ order: 1, surname: pupils[0]?.contactSurname }],
      },
    });
  });

  it('numbers rows as a spreadsheet does, with blank lines and line ends within cells', () => {
    const file = read(
      'Surname,Forename,DOB,Address\n\nBrown,Mia,01/02/2012,"1 High Street\nLuton"\n\nLee,Levi,2012-02-03,\n',
    );
    expect(file.pupils.map((pupil) => pupil.row)).toEqual([3, 5]);
    expect(file.pupils[0]?.fields.addressLines).toEqual(['1 High Street', 'Luton']);
  });

  it('reads Windows-1252 and says to check the accents', () => {
    const file = read(hostile.asWindows1252('Surname;Forename;DOB\nD’Éa;Zoë;01/02/2012'));
    expect(file.pupils[0]?.fields).toMatchObject({ surname: 'D’Éa', forename: 'Zoë' });
    expect(file.notes).toHaveLength(1);
  });

  it('takes "Surname, Forename" from one column, and refuses a name whose parts nobody can tell', () => {
    const file = read('Name,DOB\n"BROWN, Mia",01/02/2012\nMia Brown,01/02/2012');
    expect(file.pupils[0]?.fields).toMatchObject({ surname: 'BROWN', forename: 'Mia' });
    expect(refusals(file)).toEqual(['There is no surname.', 'There is no forename.']);
  });

  it('refuses a row whose values have slipped into other columns', () => {
    expect(refusals(read('Surname,Forename,DOB\nBrown,Mia,01/02/2012,Luton'))).toHaveLength(1);
  });

  it.each([
    ['an empty file', '', 'file-empty'],
    ['headings alone', 'Surname,Forename,DOB\n', 'csv-empty'],
    ['one column', 'Surname\nBrown', 'csv-columns'],
    ['an open quotation mark', 'Surname,Forename\n"Brown,Mia\nLee,Levi', 'csv-quotes'],
    ['a CTF', '<?xml version="1.0"?><CTfile/>', 'csv-is-xml'],
    ['nul characters', 'Surname,Forename\nBro\u0000wn,Mia', 'file-binary'],
  ])('refuses %s', (_name, csv, code) => {
    expect(readCsvTable(hostile.asUtf8(csv))).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses 100 MB of rubbish from its size alone, and less of it from its first bytes', () => {
    expect(readCsvTable(new Uint8Array(100_000_000))).toMatchObject({ ok: false, error: { code: 'file-too-large' } });
    expect(readCsvTable(hostile.rubbish(1_000_000))).toMatchObject({ ok: false, error: { code: 'file-binary' } });
  });

  it('tells the separator from the headings, not from what is within quotes', () => {
    expect(sniffDelimiter('"a,b,c";d;e\n')).toBe(';');
  });
});

describe('matching columns', () => {
  it('remembers a matching for the same set of headings, whatever order or case they come in', () => {
    expect(mappingKey(['Surname', 'First Name'])).toBe(mappingKey(['first_name', 'SURNAME']));
    expect(guessMapping(['first_name', 'SURNAME'], { Surname: 'formerSurname', 'First Name': 'forename' })).toEqual({
      first_name: 'forename',
      SURNAME: 'formerSurname',
    });
  });

  it('gives each place to one column only', () => {
    expect(guessMapping(['Legal Surname', 'Surname', 'Name', 'Forename'])).toEqual({
      Surname: 'surname',
      Forename: 'forename',
    });
  });

  it('says what is still missing, and reads nothing before', () => {
    expect(missingFromMapping(guessMapping(['Surname', 'UPN']))).toEqual(['surname and forename', 'date of birth']);
    const table = readCsvTable(hostile.asUtf8('Surname,UPN\nBrown,x'));
    expect(table.ok && readCsvPupils(table.value, guessMapping(table.value.headers), today)).toMatchObject({
      ok: false,
      error: { code: 'csv-mapping' },
    });
  });

  it('does not take a heading named like a part of every object for a match', () => {
    expect(guessMapping(['__proto__', 'constructor', 'toString'])).toEqual({});
  });
});
