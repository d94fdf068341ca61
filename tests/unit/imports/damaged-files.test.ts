import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvTable } from '../../../shared/imports/csv-table.ts';
import { readCtf } from '../../../shared/imports/ctf-reader.ts';
import { decodeText } from '../../../shared/imports/decode-text.ts';
import { csvLimit } from '../../../shared/imports/limits.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { asUtf16, asUtf8, asWindows1252 } from '../../fixtures/imports/hostile.ts';
import { inventPupils } from '../../fixtures/imports/invented-pupils.ts';
import { makeCsv } from '../../fixtures/imports/make-csv.ts';
import { makeCtf } from '../../fixtures/imports/make-ctf.ts';

const today = localDate('2026-11-21');
const ctf = asUtf8(makeCtf(inventPupils(3, 9)));
const csv = asUtf8(makeCsv(inventPupils(3, 9)));

/** Some bytes of the file overwritten, and its end cut off. */
const damage = (bytes: Uint8Array) =>
  fc
    .tuple(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(bytes.length))
    .map(([changes, cut]) => {
      const damaged = bytes.slice(0, bytes.length - (cut % 200));
      for (const [at, byte] of changes) damaged[at] = byte;
      return damaged;
    });

describe('files that are damaged', () => {
  it('are read or refused in words, and never end in an error', () => {
    fc.assert(
      fc.property(fc.oneof(damage(ctf), damage(csv), fc.uint8Array({ maxLength: 300 })), (bytes) => {
        for (const result of [readCtf(bytes, today), readCsvTable(bytes)]) {
          expect(result.ok || /^[A-Z"].*[.]$/.test(result.error.message)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('the letters of a file', () => {
  const letters = 'Zoë D’Éa “Łuk” £5 €6';
  it.each([
    ['UTF-8', asUtf8(letters), letters],
    ['UTF-8', asUtf8(`\uFEFF${letters}`), letters],
    ['UTF-16LE', asUtf16(letters, true), letters],
    ['UTF-16BE', asUtf16(letters, false), letters],
    ['Windows-1252', asWindows1252('Zoë D’Éa “uk” £5 €6'), 'Zoë D’Éa “uk” £5 €6'],
  ])('come out right from %s', (encoding, bytes, text) => {
    expect(decodeText(bytes, csvLimit)).toEqual({ ok: true, value: { text, encoding } });
  });

  it.each([
    ['bytes that Windows-1252 does not have', Uint8Array.of(0x41, 0xe9, 0x81), 'file-binary'],
    ['UTF-16 cut within a letter', asUtf16('Mia', true).slice(0, 5), 'file-damaged'],
    ['a PDF', asUtf8('%PDF-1.7'), 'file-other-format'],
  ])('refuse %s', (_name, bytes, code) => {
    expect(decodeText(bytes, csvLimit)).toMatchObject({ ok: false, error: { code } });
  });
});
