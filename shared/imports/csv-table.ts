import Papa from 'papaparse';
import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';
import { cleanText } from '../pupils/names.ts';
import { decodeText } from './decode-text.ts';
import { csvLimit, maxPupilRows } from './limits.ts';

/** A CSV as read: headings made clean and unique, and the rows that hold anything. `line` is the row as a spreadsheet numbers it. */
export type CsvTable = {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly notes: readonly string[];
};

const maxColumns = 300;

/** Decodes and splits a CSV: comma, semicolon or tab, quotes as in RFC 4180, the first row that holds anything is the heading. */
export function readCsvTable(bytes: Uint8Array): Result<CsvTable> {
  const decoded = decodeText(bytes, csvLimit);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  if (/^\s*<(\?xml|!doctype|html|ctfile)/i.test(text))
    return refused('csv-is-xml', 'This is not a CSV file. If it is a CTF (.xml), choose "Common Transfer File".');
  const parsed = Papa.parse<string[]>(text, {
    delimiter: sniffDelimiter(text),
    skipEmptyLines: false,
    preview: maxPupilRows * 2,
  });
  const quote = parsed.errors.find((error) => error.type === 'Quotes');
  if (quote)
    return refused(
      'csv-quotes',
      `A quotation mark is not closed or out of place (near row ${String((quote.row ?? 0) + 1)}). Correct it in a spreadsheet and save again.`,
    );
  const lines = parsed.data
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [heading, ...rows] = lines;
  if (heading === undefined || rows.length === 0)
    return refused('csv-empty', 'The file has no rows below its headings.');
  if (heading.cells.length < 2 || heading.cells.length > maxColumns) {
    return refused(
      'csv-columns',
      'The columns cannot be told apart. Save the list as CSV, with headings in its first row.',
    );
  }
  if (rows.length > maxPupilRows)
    return refused(
      'csv-too-many',
      `The list has more than ${String(maxPupilRows)} rows, which is more than can be brought in at once.`,
    );
  const notes = encoding === 'Windows-1252' ? ['The file is written in Windows-1252. Check names with accents.'] : [];
  return ok({ headers: uniqueHeaders(heading.cells), rows, notes });
}

/** The one of comma, semicolon and tab that the heading row holds most of, outside quotes. */
export function sniffDelimiter(text: string): ',' | ';' | '\t' {
  const heading = (text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => heading.split(delimiter).length;
  const best = ([',', ';', '\t'] as const).toSorted((one, other) => count(other) - count(one))[0];
  return best ?? ',';
}

/** "Phone", "Phone" → "Phone", "Phone (2)"; a heading left empty gets its column's number. */
function uniqueHeaders(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cleanText(cell).text.slice(0, 100) || `Column ${String(index + 1)}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${String(times)})`;
  });
}
