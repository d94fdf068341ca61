import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPupil } from '../../../shared/imports/check-pupil.ts';
import { readCtf } from '../../../shared/imports/ctf-reader.ts';
import { planImport } from '../../../shared/imports/plan.ts';
import { previewImport } from '../../../shared/imports/preview.ts';
import type { ReadPupil } from '../../../shared/imports/read-pupil.ts';
import { contactValues, existingPupil, newPupilValues } from '../../../shared/imports/records.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { contact, pupil } from '../../../shared/pupils/pupil.ts';
import { asUtf8 } from '../../fixtures/imports/hostile.ts';
import { inventDistinctPupils } from '../../fixtures/imports/invented-pupils.ts';
import { makeCtf } from '../../fixtures/imports/make-ctf.ts';

const today = localDate('2026-11-21');

/** Imports into an empty centre, keeps the records as the declarations check them, and previews the same pupils again. */
function outcomesOfSecondImport(read: readonly ReadPupil[]): string[] {
  const plan = planImport(previewImport(read, []), new Map());
  if (!plan.ok) throw new Error(plan.error.message);
  const kept = plan.value.creates.map(({ row, fields }) => {
    const id = `p${String(row)}`;
    const contacts = contactValues(fields).map((values, index) => ({
      ...contact.schema.parse({ ...values, pupil: id }),
      id: `${id}c${String(index)}`,
    }));
    return existingPupil({ ...pupil.schema.parse(newPupilValues(fields)), id }, contacts);
  });
  return previewImport(read, kept).map((row) => row.outcome);
}

describe('an import and the records it is kept in', () => {
  it('finds nothing changed when the same file comes again', () => {
    const file = readCtf(asUtf8(makeCtf(inventDistinctPupils(60, 5))), today);
    if (!file.ok) throw new Error(file.error.message);
    expect(new Set(outcomesOfSecondImport(file.value.pupils))).toEqual(new Set(['unchanged']));
  });

  it('accepts nothing that the records would refuse, whatever the file holds', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 150 }),
      fc.string({ unit: 'binary', maxLength: 150 }),
      fc.constantFrom(
        'AB',
        '07700 900123 ask for the aunt, after six only',
        'no fixed abode at present',
        'Mother',
        'true',
        '801',
      ),
    );
    const words = fc.array(text, { maxLength: 6 });
    const phones = fc.array(fc.record({ type: text, number: text }), { maxLength: 3 });
    const person = fc.record({
      order: text,
      title: text,
      surname: text,
      forename: text,
      relationship: text,
      responsibility: text,
      phones,
      email: text,
      addressAsPupil: text,
      addressLines: words,
      postcode: text,
    });
    const fields = [
      'middleNames',
      'preferredSurname',
      'sex',
      'ncYear',
      'ethnicity',
      'senProvision',
      'inCare',
      'careAuthority',
      'postcode',
      'email',
      'uln',
      'formerUpn',
    ] as const;
    const draft = fc.record({
      text: fc
        .dictionary(fc.constantFrom(...fields), text)
        .map((more) => ({ surname: 'Brown', forename: 'Mia', dob: '2012-02-01', ...more })),
      senNeeds: words,
      addressLines: words,
      phones,
      contacts: fc.array(person, { maxLength: 3 }),
      previousSchool: fc.record({ la: text, estab: text, name: text, entryDate: text, leavingDate: text }),
    });
    fc.assert(
      fc.property(draft, (one) => {
        const read = checkPupil(one, 1, today);
        fc.pre(read.problems.every((problem) => problem.severity === 'warn'));
        expect(outcomesOfSecondImport([read])).toEqual(['unchanged']);
      }),
      { numRuns: 300 },
    );
  });
});
