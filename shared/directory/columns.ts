import { cleanText } from '../pupils/names.ts';
import { readPostcode } from '../pupils/postcode.ts';
import type { School } from './school.ts';

/** Headings of the "all establishment data" CSV of get-information-schools.service.gov.uk that are read; the other 120 or so are never kept. */
const needed = ['URN', 'LA (code)', 'EstablishmentNumber', 'EstablishmentName'] as const;
const wanted = [
  ...needed,
  'TypeOfEstablishment (name)',
  'EstablishmentStatus (name)',
  'PhaseOfEducation (name)',
  'Street',
  'Locality',
  'Address3',
  'Town',
  'Postcode',
  'TelephoneNum',
] as const;
type Column = (typeof wanted)[number];
export type Columns = ReadonlyMap<Column, number>;

/** Where each column is, by its heading (case and outer space aside); the missing ones where the file cannot be the directory. */
export function findColumns(headings: readonly string[]): {
  readonly columns: Columns;
  readonly missing: readonly string[];
} {
  const plain = headings.map((heading) => heading.trim().toLowerCase());
  const columns = new Map<Column, number>();
  for (const column of wanted) {
    const at = plain.indexOf(column.toLowerCase());
    if (at >= 0) columns.set(column, at);
  }
  return { columns, missing: needed.filter((column) => !columns.has(column)) };
}

/** One row as a school; null where it has no URN of five to six digits, no LA code or no name. */
export function schoolOfRow(cells: readonly string[], columns: Columns): School | null {
  const text = (column: Column): string => {
    const at = columns.get(column);
    return at === undefined ? '' : cleanText(cells[at] ?? '').text.slice(0, 200);
  };
  const urn = text('URN');
  const laCode = text('LA (code)').padStart(3, '0');
  const estab = digitsOrEmpty(text('EstablishmentNumber'));
  const name = text('EstablishmentName');
  if (!/^\d{5,6}$/.test(urn) || !/^\d{3}$/.test(laCode) || name === '') return null;
  return {
    urn,
    laCode,
    estab,
    dfeNumber: estab === '' ? '' : `${laCode}/${estab}`,
    name,
    type: text('TypeOfEstablishment (name)'),
    status: text('EstablishmentStatus (name)'),
    phase: notApplicable(text('PhaseOfEducation (name)')),
    address: [text('Street'), text('Locality'), text('Address3'), text('Town')]
      .filter((part) => part !== '')
      .join(', '),
    postcode: readPostcode(text('Postcode')).text,
    phone: text('TelephoneNum'),
  };
}

/** A spreadsheet that opened the file may have dropped leading zeros. */
function digitsOrEmpty(text: string): string {
  return /^\d{1,4}$/.test(text) ? text.padStart(4, '0') : '';
}

function notApplicable(text: string): string {
  return text.toLowerCase() === 'not applicable' ? '' : text;
}
