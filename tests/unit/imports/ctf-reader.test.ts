import { describe, expect, it } from 'vitest';
import { readCtf } from '../../../shared/imports/ctf-reader.ts';
import type { ReadFile } from '../../../shared/imports/read-pupil.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import * as hostile from '../../fixtures/imports/hostile.ts';
import { inventDistinctPupils } from '../../fixtures/imports/invented-pupils.ts';
import { makeCtf } from '../../fixtures/imports/make-ctf.ts';

const today = localDate('2026-11-21');
const [first, ...rest] = inventDistinctPupils(5, 20261121);
if (first === undefined) throw new Error('No pupils');
const five = [first, ...rest];

function read(xml: string): ReadFile {
  const result = readCtf(hostile.asUtf8(xml), today);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const refusalOf = (bytes: Uint8Array): string => {
  const result = readCtf(bytes, today);
  return result.ok ? 'read' : result.error.code;
};

describe('reading a Common Transfer File', () => {
  it.each(['24.0', '25.0', '25'])('reads every declared field of version %s', (version) => {
    const file = read(makeCtf(five, { version }));
    expect(file.pupils.map((pupil) => pupil.problems)).toEqual([[], [], [], [], []]);
    expect(file.pupils.map((pupil) => pupil.fields.surname)).toEqual(
      five.map((pupil) => pupil.surname.normalize('NFC')),
    );
    expect(file.pupils[0]?.fields).toMatchObject({
      upn: first.upn,
      uln: first.uln,
      dob: first.dob,
      sex: first.sex,
      ncYear: first.ncYear,
      enrolStatus: 'M',
      senProvision: first.senProvision,
      senNeeds: ['SEMH', 'SLCN'],
      medicalFlag: false,
      lookedAfter: { inCare: false },
      fsm: { from: '2024-09-01' },
      addressLines: ['Flat 2', first.street.split(' ')[0], 'Made-Up Street', first.town],
      phones: [{ type: 'M', number: first.mobile }],
      sourceSchool: { la: '801', estab: '0042', urn: '100042', name: 'Invented High School' },
      previousSchool: { la: '801', estab: '0042', entryDate: '2022-09-01' },
      attendanceHistory: [{ year: '2025', possible: 380, attended: 300, authorised: 20, unauthorised: 60 }],
    });
    expect(file.pupils[0]?.fields.contacts).toMatchObject([
      {
        order: 1,
        title: 'Ms',
        relationship: 'PAM',
        parentalResponsibility: true,
        addressAsPupil: true,
        phones: [{ type: 'H' }, { type: 'M' }],
      },
      { order: 2, surname: 'Invented', phones: [] },
    ]);
  });

  it('names what it leaves in the file', () => {
    expect(read(makeCtf([first])).ignored).toEqual(['EthnicitySource', 'ServiceChild', 'StageAssessments']);
  });

  it('reads one pupil like many, and unstructured address lines', () => {
    const xml = makeCtf([first]).replace(
      /<BS7666Address>.*<\/BS7666Address>/,
      '<AddressLines><AddressLine1>1 Made-Up Street</AddressLine1><AddressLine2>Luton</AddressLine2></AddressLines>',
    );
    const file = read(xml);
    expect(file.pupils).toHaveLength(1);
    expect(file.pupils[0]?.fields.addressLines).toEqual(['1 Made-Up Street', 'Luton']);
  });

  it('keeps ampersands and numbered letters of names, decoding them once', () => {
    const xml = makeCtf([{ ...first, surname: 'SURNAME' }]).replace(
      'SURNAME',
      'O&apos;Brien &#233;&amp;#233; &amp; Co',
    );
    expect(read(xml).pupils[0]?.fields.surname).toBe("O'Brien é&#233; & Co");
  });

  it.each(['19.0', '23.0', '26.0', '', 'x'])('refuses version %j, naming those it reads', (version) => {
    const result = readCtf(hostile.asUtf8(makeCtf([first], { version })), today);
    expect(result).toMatchObject({ ok: false, error: { code: 'ctf-version' } });
    expect(result.ok ? '' : result.error.message).toContain('24.0 and 25.0');
  });

  it.each([
    ['UTF-8 with a byte order mark', hostile.asUtf8(`\uFEFF${makeCtf([first])}`)],
    ['UTF-16, little end first', hostile.asUtf16(makeCtf([first], { encoding: 'UTF-16' }), true)],
    ['UTF-16, big end first', hostile.asUtf16(makeCtf([first], { encoding: 'UTF-16' }), false)],
  ])('reads %s', (_name, bytes) => {
    expect(refusalOf(bytes)).toBe('read');
  });

  it('reads Windows-1252 where the file says so, and says to check accents', () => {
    const xml = makeCtf(
      [{ ...first, surname: 'D’Éa€', forename: 'Zoë', middleNames: '', contactSurname: 'Lee', contactForename: 'Mia' }],
      { encoding: 'windows-1252' },
    );
    const result = readCtf(hostile.asWindows1252(xml), today);
    expect(result.ok && result.value.pupils[0]?.fields.surname).toBe('D’Éa€');
    expect(result.ok && result.value.notes).toHaveLength(1);
  });
});

describe('refusing a file that is not a sound Common Transfer File', () => {
  const whole = makeCtf(five);
  it.each([
    ['an entity bomb', hostile.asUtf8(hostile.entityBomb()), 'xml-doctype'],
    ['an external entity', hostile.asUtf8(hostile.externalEntity()), 'xml-doctype'],
    ['a DOCTYPE hidden in UTF-16', hostile.asUtf16(hostile.entityBomb(), true), 'xml-doctype'],
    ['20 MB of nesting', hostile.asUtf8(hostile.deepNesting(20)), 'xml-too-deep'],
    ['a file cut short', hostile.asUtf8(whole.slice(0, whole.length / 2)), 'xml-damaged'],
    ['a file cut inside a tag', hostile.asUtf8(whole.slice(0, whole.lastIndexOf('</Surname') + 4)), 'xml-damaged'],
    [
      'a prototype as an element',
      hostile.asUtf8(makeCtf([first], { extra: '<__proto__><upn>x</upn></__proto__>' })),
      'xml-damaged',
    ],
    ['other XML', hostile.asUtf8('<?xml version="1.0"?><ATfile><Header/></ATfile>'), 'xml-other-root'],
    ['no XML', hostile.asUtf8('Surname,Forename\nBrown,Mia'), 'xml-not-xml'],
    ['no pupils', hostile.asUtf8(makeCtf([])), 'ctf-no-pupils'],
    ['an empty file', new Uint8Array(), 'file-empty'],
    ['100 MB of rubbish', new Uint8Array(100_000_000), 'file-too-large'],
    ['5 MB of rubbish', hostile.rubbish(5_000_000), 'file-binary'],
    ['an Excel workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'file-other-format'],
    [
      'UTF-8 that is not',
      hostile.asWindows1252(
        makeCtf([
          { ...first, surname: 'É', forename: 'Zoë', middleNames: '', contactSurname: 'Lee', contactForename: 'Mia' },
        ]),
      ),
      'ctf-encoding',
    ],
    ['an encoding nobody uses', hostile.asUtf8(makeCtf([first], { encoding: 'Shift_JIS' })), 'ctf-encoding'],
  ])('refuses %s', (_name, bytes, code) => {
    expect(refusalOf(bytes)).toBe(code);
  });
});
