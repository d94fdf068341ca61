import { describe, expect, test } from 'vitest';
import { expectedWords } from '../../../renderer/features/registers/expected-words.ts';

const row = { plan: null, plannedPlace: null, suspended: false, expectedHere: true } as const;
const atCollege = {
  ...row,
  plan: { setting: 'college', placeId: 'place-1' },
  plannedPlace: 'Elmbridge College',
} as const;
const atThePru = {
  ...row,
  plan: { setting: 'pru', placeId: 'place-2' },
  plannedPlace: 'Turnpike Lane Centre',
} as const;

describe('what a pupil is expected to do now', () => {
  test('is "Here" where the register is taken, at a college as at the centre', () => {
    expect(expectedWords(atCollege, { kind: 'providerSite' })).toBe('Here');
    expect(expectedWords(atThePru, { kind: 'class' })).toBe('Here');
  });

  test('names the place for a pupil the plan has elsewhere, the centre too', () => {
    expect(expectedWords({ ...atCollege, expectedHere: false }, { kind: 'class' })).toBe('Elmbridge College');
    expect(expectedWords({ ...atThePru, expectedHere: false }, { kind: 'providerSite' })).toBe('Turnpike Lane Centre');
    const school = { ...atCollege, plan: { setting: 'homeSchool' }, plannedPlace: 'Elm Park Academy' } as const;
    expect(expectedWords({ ...school, expectedHere: false }, { kind: 'class' })).toBe('Home school: Elm Park Academy');
  });

  test('is where the minibus takes the pupil, because nobody is expected on a bus', () => {
    expect(expectedWords(atThePru, { kind: 'minibus' })).toBe('Turnpike Lane Centre');
    expect(expectedWords(row, { kind: 'minibus' })).toBe('No week entered');
  });

  test('says that a pupil is suspended, whatever the plan', () => {
    expect(expectedWords({ ...atThePru, suspended: true, expectedHere: false }, { kind: 'class' })).toBe('Suspended');
  });
});
