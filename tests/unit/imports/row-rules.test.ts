import { describe, expect, it } from 'vitest';
import { checkPupil } from '../../../shared/imports/check-pupil.ts';
import type { PupilDraft } from '../../../shared/imports/pupil-draft.ts';
import { readDate } from '../../../shared/imports/read-date.ts';
import { refuseRepeats } from '../../../shared/imports/repeats.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { formulaName, overriddenName } from '../../fixtures/imports/hostile.ts';

const today = localDate('2026-11-21');
const mia = { surname: 'Brown', forename: 'Mia', dob: '2012-02-01' };
const check = (text: PupilDraft['text'], more: Omit<PupilDraft, 'text'> = {}, row = 1) =>
  checkPupil({ text: { ...mia, ...text }, ...more }, row, today);
const said = (pupil: ReturnType<typeof check>) =>
  pupil.problems.map((problem) => `${problem.severity} ${problem.field ?? ''}`);

describe('the rules for one pupil', () => {
  it('takes a pupil with name and date of birth alone: a UPN may come later', () => {
    expect(check({})).toEqual({ row: 1, fields: mia, problems: [] });
  });

  it.each([
    ['a UPN whose check letter is wrong', { upn: 'A801200005001' }, 'refuse upn'],
    ['no surname', { surname: ' ' }, 'refuse surname'],
    ['no forename', { forename: '' }, 'refuse forename'],
    ['no date of birth', { dob: '' }, 'refuse dob'],
    ['a date of birth that does not exist', { dob: '30/02/2012' }, 'refuse dob'],
    ['a date of birth to come', { dob: '22/11/2026' }, 'refuse dob'],
    ['a pupil of 2', { dob: '22/11/2023' }, 'refuse dob'],
    ['a pupil of 26', { dob: '21/11/2000' }, 'refuse dob'],
    ['a surname with a right-to-left override', { surname: overriddenName }, 'refuse surname'],
    ['a forename that is a formula', { forename: formulaName }, 'refuse forename'],
    ['a preferred name that is a formula', { preferredForename: '@SUM(1)' }, 'refuse preferredForename'],
    ['a wrong ULN', { uln: '9276308687' }, 'warn uln'],
    ['a wrong former UPN', { formerUpn: 'A801200005001' }, 'warn formerUpn'],
    ['a postcode that is none', { postcode: 'no fixed abode' }, 'warn postcode'],
    ['an unknown sex', { sex: 'Q' }, 'warn sex'],
    ['an unknown year', { ncYear: 'Year 99' }, 'warn ncYear'],
    ['an email that is none', { email: 'nobody' }, 'warn email'],
  ])('says so about %s', (_name, text, expected) => {
    expect(said(check(text))).toEqual([expected]);
  });

  it('takes pupils on the day they become 3 and up to the day before 26', () => {
    expect(said(check({ dob: '2023-11-21' }))).toEqual([]);
    expect(said(check({ dob: '2000-11-22' }))).toEqual([]);
  });

  it('never repeats a UPN in what it says', () => {
    expect(JSON.stringify(check({ upn: 'A801200005001', formerUpn: 'B207000016049' }).problems)).not.toMatch(/\d{6}/);
  });

  it('leaves a contact with a formula for a name out, and says so', () => {
    const pupil = check(
      {},
      { contacts: [{ surname: formulaName }, { surname: 'Lee', phones: [{ number: '+44 7700 900001' }] }] },
    );
    expect(said(pupil)).toEqual(['warn contacts']);
    expect(pupil.fields.contacts).toEqual([{ order: 2, surname: 'Lee', phones: [{ number: '+44 7700 900001' }] }]);
  });

  it('takes hidden marks out of an address and says so', () => {
    const pupil = check({}, { addressLines: ['1 \u202EHigh Street'] });
    expect(pupil.fields.addressLines).toEqual(['1 High Street']);
    expect(said(pupil)).toEqual(['warn addressLines']);
  });

  it('keeps only free school meals of today', () => {
    expect(check({}, { fsm: [{ from: '2020-01-01', to: '2021-01-01' }] }).fields.fsm).toBeUndefined();
    expect(check({}, { fsm: [{ from: '2025-01-01' }, { from: '2020-01-01', to: '2021-01-01' }] }).fields.fsm).toEqual({
      from: '2025-01-01',
    });
  });

  it('keeps leading zeros of establishments and leaves letters that stand for an LA out', () => {
    expect(check({}, { sourceSchool: { la: '801', estab: '0042' } }).fields.sourceSchool).toEqual({
      la: '801',
      estab: '0042',
    });
    expect(check({}, { sourceSchool: { la: '801', estab: 'LLLL' } }).fields.sourceSchool).toEqual({ la: '801' });
  });
});

describe('pupils twice in one file', () => {
  const upn = { upn: 'H801200001001' };
  const outcome = (...texts: PupilDraft['text'][]) =>
    refuseRepeats(
      texts.map((text, index) => check(text, {}, index + 1)),
      'row',
    ).map((pupil) => pupil.problems.filter((problem) => problem.severity === 'refuse').length === 0);

  it('keeps the first of two rows with the same UPN', () => {
    expect(outcome(upn, upn)).toEqual([true, false]);
  });
  it('keeps neither where one UPN is on two people', () => {
    expect(outcome(upn, { ...upn, forename: 'Ruby' }, {})).toEqual([false, false, true]);
  });
  it('keeps the first of two with the same name, accents aside, and date of birth', () => {
    expect(outcome({ forename: 'Zoë' }, { ...upn, forename: 'ZOE' })).toEqual([true, false]);
  });
  it('does not let a row that is refused anyway keep a sound one out', () => {
    expect(outcome({ email: 'x@example.test', upn: 'A801200005001' }, {})).toEqual([false, true]);
  });
  it('takes twins', () => {
    expect(outcome({}, { forename: 'Ruby' })).toEqual([true, true]);
  });
});

describe('dates as people write them', () => {
  it.each([
    ['2011-06-05', '2011-06-05'],
    ['5/6/2011', '2011-06-05'],
    ['05.06.11', '2011-06-05'],
    ['05-Jun-2011', '2011-06-05'],
    ['5th June 2011', '2011-06-05'],
    ['05-Jun-98', '1998-06-05'],
    ['2011-06-05T00:00:00', '2011-06-05'],
    ['05/06/2011 00:00', '2011-06-05'],
  ])('reads %s as %s', (text, date) => {
    expect(readDate(text, today)).toEqual({ ok: true, value: date });
  });
  it.each([
    ['06/25/2011', 'date-swapped'],
    ['31/04/2011', 'date-unreal'],
    ['40699', 'date-shape'],
    ['June 2011', 'date-shape'],
    ['5 Foo 2011', 'date-shape'],
  ])('refuses %s', (text, code) => {
    expect(readDate(text, today)).toMatchObject({ ok: false, error: { code } });
  });
});
