const startsLikeFormula = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]|^\s|\s$/;
const plainNumber = /^-?\d+(\.\d+)?$/;

/**
 * One cell of a CSV file we export, quoted as RFC 4180 says. Text that a spreadsheet would run as a formula
 * (leading = + - @, tab or return; OWASP "CSV Injection") gets an apostrophe before it. Numbers, also negative ones, stay numbers.
 */
export function csvCell(value: string | number | boolean | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value);
  const dangerous = typeof value === 'string' && startsLikeFormula.test(text) && !plainNumber.test(text);
  const safe = dangerous ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of cells, without its line end. */
export function csvLine(cells: readonly (string | number | boolean | null | undefined)[]): string {
  return cells.map(csvCell).join(',');
}

/** A whole file: heading row, then rows, each ended by CRLF (RFC 4180). A byte order mark first, so that Excel reads it as UTF-8. */
export function csvFile(
  headings: readonly string[],
  rows: readonly (readonly (string | number | boolean | null | undefined)[])[],
): string {
  return `\uFEFF${[headings, ...rows].map((row) => `${csvLine(row)}\r\n`).join('')}`;
}
