import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvCell, csvFile, csvLine } from '../../../shared/lib/csv.ts';

describe('exported CSV', () => {
  it.each([
    ['=HYPERLINK("http://example.test")', '"\'=HYPERLINK(""http://example.test"")"'],
    ['+44 7700 900123', "'+44 7700 900123"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['-5', '-5'],
    [-5, '-5'],
    [null, ''],
    ['Smith, Jo', '"Smith, Jo"'],
  ])('writes %j as %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('reads back as written, apart from the apostrophe before formulas', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), (cells) => {
        const [row] = Papa.parse<string[]>(csvLine(cells), { delimiter: ',', newline: '\r\n' }).data;
        const bare = (row ?? []).map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell));
        expect(bare).toEqual(cells.map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)));
      }),
    );
  });

  it('leaves no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (first, rest) => {
        expect(csvCell(`${first}${rest}x`)).toMatch(/^"?'/);
      }),
    );
  });

  it('begins with a byte order mark and ends every line', () => {
    expect(csvFile(['Name'], [['Jo'], ['Zoë']])).toBe('\uFEFFName\r\nJo\r\nZoë\r\n');
  });
});
