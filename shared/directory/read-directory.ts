import Papa from 'papaparse';
import { decodeAs, isUtf8, refuseUnreadable } from '../imports/decode-text.ts';
import { directoryLimit } from '../imports/limits.ts';
import type { Refusal, Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';
import type { Columns } from './columns.ts';
import { findColumns, schoolOfRow } from './columns.ts';
import type { School } from './school.ts';
import { longestRecord, splitAtLastRecord } from './split-records.ts';

/** A step of the reading: show it, take the schools, give the screen a moment, ask for the next. */
export type DirectoryStep = {
  readonly schools: readonly School[];
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
};
/** Rows without a URN, LA code or name, or whose URN came before, are left out and counted. */
export type DirectorySummary = { readonly schools: number; readonly leftOut: number };

const bytesPerStep = 250_000;

/**
 * Reads the directory of schools (GIAS, "all establishment data" CSV; UTF-8 or Windows-1252) in pieces of about 200 rows, each a few
 * milliseconds, so that the caller can show progress and stop at any step. Returns the summary, or why the file was refused: then
 * nothing that came before may be kept.
 */
export function* readDirectory(bytes: Uint8Array): Generator<DirectoryStep, Result<DirectorySummary>, void> {
  const pieces = decodePieces(bytes);
  if (!pieces.ok) return pieces;
  const state: State = { columns: null, seen: new Set(), rowsRead: 0, leftOut: 0 };
  let rest = '';
  for (const { text, bytesRead } of pieces.value) {
    const last = bytesRead === bytes.length;
    const joined = rest + text;
    const split = last ? { whole: joined, rest: '' } : splitAtLastRecord(joined);
    rest = split.rest;
    if (rest.length > longestRecord) return refused('directory-quotes', unclosedQuote);
    const schools = readPiece(split.whole, state);
    if (!schools.ok) return schools;
    yield { schools: schools.value, rowsRead: state.rowsRead, bytesRead, bytesTotal: bytes.length };
  }
  if (state.seen.size === 0) return refused('directory-empty', 'The file holds no schools.');
  return ok({ schools: state.seen.size, leftOut: state.leftOut });
}

const unclosedQuote =
  'A quotation mark in the file is never closed, so its rows cannot be told apart. Download the directory again.';

type State = { columns: Columns | null; readonly seen: Set<string>; rowsRead: number; leftOut: number };

function readPiece(text: string, state: State): Result<School[]> {
  if (text.trim() === '') return ok([]);
  const parsed = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: 'greedy' });
  if (parsed.errors.some((error) => error.type === 'Quotes')) return refused('directory-quotes', unclosedQuote);
  const rows = parsed.data;
  if (state.columns === null) {
    const { columns, missing } = findColumns(rows.shift() ?? []);
    if (missing.length > 0) return { ok: false, error: notTheDirectory(missing) };
    state.columns = columns;
  }
  const schools: School[] = [];
  for (const cells of rows) {
    state.rowsRead += 1;
    const school = schoolOfRow(cells, state.columns);
    if (school === null || state.seen.has(school.urn)) {
      state.leftOut += 1;
      continue;
    }
    state.seen.add(school.urn);
    schools.push(school);
  }
  return ok(schools);
}

function notTheDirectory(missing: readonly string[]): Refusal {
  return {
    code: 'directory-columns',
    message: `This is not the schools directory: it has no column ${missing.map((name) => `"${name}"`).join(', ')}. Download "All establishment data" (CSV) from Get Information about Schools.`,
  };
}

function decodePieces(bytes: Uint8Array): Result<Iterable<{ text: string; bytesRead: number }>> {
  const first = refuseUnreadable(bytes, directoryLimit);
  if (!first.ok) return first;
  const marked = first.value;
  if (marked === 'UTF-16LE' || marked === 'UTF-16BE') {
    return refused(
      'directory-encoding',
      'The file is in UTF-16. Download the directory again and do not open it before bringing it in.',
    );
  }
  const utf8 = isUtf8(bytes);
  if (marked === 'UTF-8' && !utf8)
    return refused('file-damaged', 'The file begins as UTF-8 but is damaged further on. Download the directory again.');
  return ok(decodeEach(bytes, utf8));
}

function* decodeEach(bytes: Uint8Array, utf8: boolean): Generator<{ text: string; bytesRead: number }> {
  const decoder = new TextDecoder('utf-8');
  for (let at = 0; at < bytes.length; at += bytesPerStep) {
    const piece = bytes.subarray(at, at + bytesPerStep);
    const bytesRead = at + piece.length;
    const text = utf8
      ? decoder.decode(piece, { stream: bytesRead < bytes.length })
      : (decodeAs(piece, 'Windows-1252') ?? '');
    yield { text, bytesRead };
  }
}
