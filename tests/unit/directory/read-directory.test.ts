import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DirectoryStep, DirectorySummary } from '../../../shared/directory/read-directory.ts';
import { readDirectory } from '../../../shared/directory/read-directory.ts';
import type { School } from '../../../shared/directory/school.ts';
import { splitAtLastRecord } from '../../../shared/directory/split-records.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { asUtf16, asUtf8, asWindows1252, rubbish } from '../../fixtures/imports/hostile.ts';
import { directoryHeadings, makeDirectory } from '../../fixtures/imports/make-directory.ts';

function readAll(bytes: Uint8Array): { steps: DirectoryStep[]; schools: School[]; result: Result<DirectorySummary> } {
  const reading = readDirectory(bytes);
  const steps: DirectoryStep[] = [];
  for (;;) {
    const step = reading.next();
    if (step.done === true) return { steps, schools: steps.flatMap(({ schools }) => schools), result: step.value };
    steps.push(step.value);
  }
}

describe('the directory of schools', () => {
  it('reads 50,000 rows in steps whose progress only grows', () => {
    const bytes = asUtf8(makeDirectory(50_000, 1));
    const { steps, schools, result } = readAll(bytes);
    expect(result).toEqual({ ok: true, value: { schools: 50_000, leftOut: 0 } });
    expect(schools).toHaveLength(50_000);
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.every((step, index) => step.bytesRead > (steps[index - 1]?.bytesRead ?? 0))).toBe(true);
    expect(steps.at(-1)).toMatchObject({ rowsRead: 50_000, bytesRead: bytes.length, bytesTotal: bytes.length });
  });

  it('keeps the declared fields and nothing else', () => {
    const { schools } = readAll(asUtf8(makeDirectory(8, 1)));
    expect(schools[7]).toEqual({
      urn: '100007',
      laCode: '208',
      estab: '0007',
      dfeNumber: '208/0007',
      name: 'The "Invented" School, No 7',
      type: schools[7]?.type,
      status: 'Open',
      phase: schools[7]?.phase,
      address: schools[7]?.address,
      postcode: 'LU1 8AA',
      phone: '01632960123',
    });
    expect(schools[0]?.address).toMatch(/^1 .*, Invented Village, Luton$/);
    expect(schools[3]).toMatchObject({ estab: '', dfeNumber: '' });
    expect(JSON.stringify(schools)).not.toMatch(/Headteacher|Wanted|example\.test/);
  });

  it('reads the same from UTF-8, UTF-8 with a mark, and Windows-1252', () => {
    const text = makeDirectory(3000, 2);
    const plain = readAll(asUtf8(text)).schools;
    expect(plain.some((school) => school.name.includes('É') || school.name.includes('’'))).toBe(true);
    expect(readAll(asUtf8(`\uFEFF${text}`)).schools).toEqual(plain);
    expect(readAll(asWindows1252(text)).schools).toEqual(plain);
  });

  it('leaves out rows without a name or URN, and a URN that comes again, and counts them', () => {
    const row = (urn: string, name: string) => `${urn},801,,1100,${name}\r\n`;
    const { schools, result } = readAll(
      asUtf8(
        `${directoryHeadings.slice(0, 5).join(',')}\r\n${row('100001', 'A')}${row('', 'B')}${row('100002', '')}${row('100001', 'C')}`,
      ),
    );
    expect(schools.map((school) => school.name)).toEqual(['A']);
    expect(result).toEqual({ ok: true, value: { schools: 1, leftOut: 3 } });
  });

  it('finds the columns in any order, and gives dropped leading zeros back', () => {
    const { schools } = readAll(asUtf8('EstablishmentName,URN,EstablishmentNumber,LA (code)\nOak,100001,42,801\n'));
    expect(schools[0]).toMatchObject({ name: 'Oak', dfeNumber: '801/0042', phase: '', postcode: '' });
  });

  it.each([
    ['another CSV', asUtf8('Surname,Forename\nBrown,Mia\n'), 'directory-columns'],
    ['headings alone', asUtf8(directoryHeadings.join(',')), 'directory-empty'],
    [
      'a quotation mark that never closes',
      asUtf8(`${directoryHeadings.join(',')}\r\n100001,"801${'x\r\n'.repeat(500_000)}`),
      'directory-quotes',
    ],
    ['UTF-16', asUtf16(makeDirectory(2, 1), true), 'directory-encoding'],
    ['rubbish', rubbish(5_000_000), 'file-binary'],
    ['a zip file', Uint8Array.of(0x50, 0x4b, 3, 4), 'file-other-format'],
    ['more than any directory has', new Uint8Array(151_000_000), 'file-too-large'],
  ])('refuses %s', (_name, bytes, code) => {
    const { schools, result } = readAll(bytes);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(schools).toEqual([]);
  });
});

describe('splitting text into whole records', () => {
  it('loses nothing and never splits within quotation marks', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', ',', '\n', '"', 'é') })
      .map((text) => `"${text.replaceAll('"', '""')}"`);
    const record = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => `${cells.join(',')}\n`);
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), fc.nat(), (records, cut) => {
        const text = records.join('').slice(0, cut % (records.join('').length + 1));
        const { whole, rest } = splitAtLastRecord(text);
        expect(whole + rest).toBe(text);
        expect(records.map((_, count) => records.slice(0, count + 1).join('')).concat('')).toContain(whole);
      }),
    );
  });
});
