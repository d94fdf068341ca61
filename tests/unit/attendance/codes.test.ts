import { describe, expect, it } from 'vitest';
import {
  attendanceCodes,
  classOf,
  codeInfo,
  codesOn,
  countsAsAbsent,
  countsAsAttending,
  isCode,
  isValidOn,
  matchTyped,
  presentCode,
} from '../../../shared/attendance/codes.ts';
import { packedCodes } from '../../../shared/attendance/packed-codes.ts';
import { localDate } from '../../../shared/lib/local-date.ts';

const now = localDate('2026-11-16');
const before = localDate('2024-08-18');
const change = localDate('2024-08-19');

describe('the list of codes', () => {
  it('has the 34 codes in force and the three withdrawn, each once', () => {
    expect(codesOn(now)).toHaveLength(34);
    expect(new Set(attendanceCodes.map((entry) => entry.code)).size).toBe(37);
  });

  it('holds the same codes as the packed sheets', () => {
    expect(attendanceCodes.map((entry) => entry.code).toSorted()).toEqual(packedCodes.toSorted());
  });

  it.each(['H', 'J', 'Y'] as const)('%s is readable up to 18 August 2024 and refused from the next day', (code) => {
    expect(isValidOn(code, before)).toBe(true);
    expect(isValidOn(code, change)).toBe(false);
  });

  it.each(['C1', 'C2', 'J1', 'K', 'Q', 'Y1', 'Y7'] as const)('%s begins on 19 August 2024', (code) => {
    expect(isValidOn(code, before)).toBe(false);
    expect(isValidOn(code, change)).toBe(true);
  });

  it.each([
    ['present', ['/', '\\', 'L']],
    ['approvedActivity', ['B', 'K', 'P', 'V', 'W']],
    ['authorisedAbsence', ['C', 'C1', 'C2', 'E', 'I', 'J1', 'M', 'R', 'S', 'T']],
    ['unauthorisedAbsence', ['G', 'N', 'O', 'U']],
    ['notPossible', ['D', 'Q', 'X', 'Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'Y6', 'Y7']],
    ['administrative', ['#', 'Z']],
  ] as const)('counts as %s exactly the codes the DfE lists', (statisticalClass, codes) => {
    const found = codesOn(now).filter((entry) => entry.statisticalClass === statisticalClass);
    expect(found.map((entry) => entry.code).toSorted()).toEqual(codes.toSorted());
  });

  it('keeps an interview as an activity before the change and as absence after it', () => {
    expect(countsAsAttending('J')).toBe(true);
    expect(countsAsAbsent('J1')).toBe(true);
    expect(classOf('D')).toBe('notPossible');
  });

  it('asks for minutes with L, for words with B and K, and keeps Y5 restricted', () => {
    expect(codeInfo('L').asks).toMatchObject({ what: 'minutes', required: true });
    expect(codeInfo('B').asks).toMatchObject({ what: 'words', required: true });
    expect(codeInfo('K').asks).toMatchObject({ what: 'words', required: true });
    expect(codeInfo('V').asks).toMatchObject({ what: 'words', required: false });
    expect(attendanceCodes.filter((entry) => entry.restricted).map((entry) => entry.code)).toEqual(['Y5']);
  });

  it('has a label that fits a button for every code', () => {
    for (const entry of attendanceCodes) expect(entry.label.length).toBeLessThanOrEqual(20);
  });

  it('knows what is a code, and which present is meant', () => {
    expect(isCode('Y3')).toBe(true);
    expect(isCode('y3')).toBe(false);
    expect(isCode('toString')).toBe(false);
    expect(presentCode('AM')).toBe('/');
    expect(presentCode('PM')).toBe('\\');
  });
});

describe('typing a code', () => {
  it.each([
    ['/', '/'],
    ['\\', '\\'],
    ['l', 'L'],
    ['n', 'N'],
    ['c2', 'C2'],
    ['j1', 'J1'],
    ['Y7', 'Y7'],
    ['#', '#'],
  ])('%s is set at once as %s', (typed, code) => {
    expect(matchTyped(typed, now)).toEqual({ kind: 'exact', code });
  });

  it('C waits for 1, 2 or Enter', () => {
    expect(matchTyped('c', now)).toEqual({ kind: 'waiting', onEnter: 'C', next: ['1', '2'] });
  });

  it('J waits for 1, and Enter gives J1 because there is no other', () => {
    expect(matchTyped('j', now)).toEqual({ kind: 'waiting', onEnter: 'J1', next: ['1'] });
  });

  it('Y waits for a digit and Enter gives nothing', () => {
    expect(matchTyped('y', now)).toEqual({ kind: 'waiting', onEnter: null, next: ['1', '2', '3', '4', '5', '6', '7'] });
  });

  it.each(['', ' ', 'H', 'Y8', 'C3', 'A', '//'])('"%s" is no code', (typed) => {
    expect(matchTyped(typed, now)).toEqual({ kind: 'none' });
  });

  it('before the change H, J and Y are set at once', () => {
    for (const typed of ['h', 'j', 'y', 'c']) expect(matchTyped(typed, before).kind).toBe('exact');
  });
});
