import { expect, it } from 'vitest';
import { pupil } from '../../../shared/pupils/pupil.ts';
import { readDraft } from '../../../renderer/ui/form/record-values.ts';

it('a date of birth that does not exist is an error of its own, not an empty box', () => {
  expect(readDraft(pupil, ['dob'], { dob: '31/2/2012' })).toEqual({
    problems: { dob: 'There is no day “31/2/2012”. Enter a real one, such as 2 Sep 2026' },
  });
  expect(readDraft(pupil, ['dob'], { dob: '' })).toEqual({ problems: { dob: 'This is needed' } });
  expect(readDraft(pupil, ['dob'], { dob: '2012-02-29' })).toEqual({ values: { dob: '2012-02-29' } });
});
