import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCtf } from '../../../shared/imports/ctf-reader.ts';
import type { Decision } from '../../../shared/imports/plan.ts';
import { planImport, undecidedRows } from '../../../shared/imports/plan.ts';
import type { ExistingPupil } from '../../../shared/imports/preview.ts';
import { countOutcomes, previewImport } from '../../../shared/imports/preview.ts';
import type { PupilFields, ReadPupil } from '../../../shared/imports/read-pupil.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import type { Upn } from '../../../shared/pupils/upn.ts';
import { makeUpn } from '../../../shared/pupils/upn.ts';
import { asUtf8 } from '../../fixtures/imports/hostile.ts';
import { inventDistinctPupils, inventPupils } from '../../fixtures/imports/invented-pupils.ts';
import { makeCtf } from '../../fixtures/imports/make-ctf.ts';

const today = localDate('2026-11-21');
const upn = (serial: number): Upn => makeUpn('801', '2000', 2020, serial);
const mia: PupilFields = { surname: 'Brown', forename: 'Mia', dob: localDate('2012-02-01') };
const row = (fields: PupilFields, number = 2): ReadPupil => ({ row: number, fields, problems: [] });
const here = (fields: PupilFields, id = 'p1'): ExistingPupil => ({ id, ...fields });
const noDecisions = new Map<number, Decision>();

function readPupils(xml: string): readonly ReadPupil[] {
  const file = readCtf(asUtf8(xml), today);
  if (!file.ok) throw new Error(file.error.message);
  return file.value.pupils;
}

describe('the preview of an import', () => {
  it('finds everybody new in an empty centre, and everybody unchanged the second time', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), (seed, count) => {
        const read = readPupils(makeCtf(inventPupils(count, seed)));
        const plan = planImport(previewImport(read, []), noDecisions);
        if (!plan.ok) throw new Error(plan.error.message);
        const kept = plan.value.creates.map(({ fields, row: place }) => here(fields, `p${String(place)}`));
        const again = previewImport(read, kept);
        const counts = countOutcomes(again);
        expect([counts.new, counts.changed, counts['possible-duplicate']]).toEqual([0, 0, 0]);
        expect(planImport(again, noDecisions)).toEqual({ ok: true, value: { creates: [], updates: [] } });
      }),
      { numRuns: 25 },
    );
  });

  it('shows what a later file changes, field by field, and plans only that', () => {
    const [pupil] = inventDistinctPupils(1, 3);
    if (!pupil) throw new Error('No pupil');
    const [before] = readPupils(makeCtf([pupil]));
    const preview = previewImport(readPupils(makeCtf([{ ...pupil, postcode: 'LU7 9AB' }])), [
      here(before?.fields ?? {}),
    ]);
    expect(preview).toMatchObject([
      {
        outcome: 'changed',
        existingId: 'p1',
        changes: [{ field: 'postcode', label: 'Postcode', shownFrom: pupil.postcode, shownTo: 'LU7 9AB' }],
      },
    ]);
    const plan = planImport(preview, noDecisions);
    expect(plan.ok && plan.value.updates).toMatchObject([{ id: 'p1', fields: { postcode: 'LU7 9AB' } }]);
    expect(plan.ok && Object.keys(plan.value.updates[0]?.fields ?? {})).toEqual(['postcode']);
  });

  it('never deletes what a file does not have', () => {
    expect(
      previewImport(
        [row({ ...mia, upn: upn(1) })],
        [here({ ...mia, upn: upn(1), postcode: 'LU1 2AA', email: 'mia@example.test' })],
      ),
    ).toMatchObject([{ outcome: 'unchanged' }]);
  });

  it('follows a UPN that replaced another, and a name that changed', () => {
    expect(
      previewImport([row({ ...mia, upn: upn(2), formerUpn: upn(1) })], [here({ ...mia, upn: upn(1) })]),
    ).toMatchObject([{ outcome: 'changed', existingId: 'p1' }]);
    expect(
      previewImport([row({ ...mia, surname: 'Lee', upn: upn(1) })], [here({ ...mia, upn: upn(1) })]),
    ).toMatchObject([{ outcome: 'changed', changes: [{ field: 'surname' }] }]);
  });

  it('never writes a UPN out in what it shows', () => {
    const [shown] = previewImport([row({ ...mia, upn: upn(2), formerUpn: upn(1) })], [here({ ...mia, upn: upn(1) })]);
    const words =
      shown?.outcome === 'changed' ? shown.changes.map((change) => change.shownFrom + change.shownTo).join() : 'none';
    expect(words).not.toMatch(/\d/);
  });

  it.each([
    ['has no UPN in the file', { ...mia, postcode: 'LU1 2AA' }, { ...mia, upn: upn(1) }, 'same-name-and-dob'],
    ['has no UPN here', { ...mia, upn: upn(1) }, mia, 'same-name-and-dob'],
    [
      'has another UPN, written without accents',
      { ...mia, forename: 'MÍA', upn: upn(1) },
      { ...mia, upn: upn(2) },
      'same-name-and-dob',
    ],
    [
      'has the UPN of somebody else',
      { ...mia, upn: upn(1) },
      { ...mia, surname: 'Lee', dob: localDate('2010-01-01'), upn: upn(1) },
      'same-upn-other-person',
    ],
  ])('asks a person where the pupil %s', (_name, fields, existing, why) => {
    const preview = previewImport([row(fields)], [here(existing)]);
    expect(preview).toMatchObject([{ outcome: 'possible-duplicate', why, candidates: [{ existingId: 'p1' }] }]);
    expect(undecidedRows(preview, noDecisions)).toEqual([2]);
    expect(planImport(preview, noDecisions)).toMatchObject({ ok: false, error: { code: 'import-undecided' } });
  });

  it('does as the person decides', () => {
    const preview = previewImport([row({ ...mia, upn: upn(1) })], [here(mia)]);
    const planned = (decision: Decision) => planImport(preview, new Map([[2, decision]]));
    expect(planned({ kind: 'same-person', existingId: 'p1' })).toMatchObject({
      value: { creates: [], updates: [{ id: 'p1', fields: { upn: upn(1) } }] },
    });
    expect(planned({ kind: 'different-person' })).toMatchObject({ value: { creates: [{ fields: mia }], updates: [] } });
    expect(planned({ kind: 'leave-out' })).toEqual({ ok: true, value: { creates: [], updates: [] } });
    expect(planned({ kind: 'same-person', existingId: 'p9' })).toMatchObject({
      ok: false,
      error: { code: 'import-unknown-choice' },
    });
  });

  it('never puts one UPN on two pupils', () => {
    const preview = previewImport(
      [row({ ...mia, upn: upn(1) })],
      [here({ surname: 'Lee', forename: 'Levi', dob: localDate('2010-01-01'), upn: upn(1) })],
    );
    const plan = planImport(preview, new Map([[2, { kind: 'different-person' }]]));
    expect(plan.ok && plan.value.creates[0]?.fields.upn).toBeUndefined();
  });

  it('asks where two rows fit one pupil, and refuses to change that pupil twice', () => {
    const rows = [
      row({ ...mia, upn: upn(1), ncYear: '9' }, 2),
      row({ surname: 'Brown', forename: 'Mia-Rose', dob: mia.dob ?? today, formerUpn: upn(1), ncYear: '10' }, 3),
    ];
    const preview = previewImport(rows, [here({ ...mia, upn: upn(1) })]);
    expect(preview.map((line) => line.outcome)).toEqual(['possible-duplicate', 'possible-duplicate']);
    const both = new Map<number, Decision>([
      [2, { kind: 'same-person', existingId: 'p1' }],
      [3, { kind: 'same-person', existingId: 'p1' }],
    ]);
    expect(planImport(preview, both)).toMatchObject({ ok: false, error: { code: 'import-twice' } });
  });

  it('keeps refused rows out whatever is decided, with their reasons', () => {
    const refusedRow: ReadPupil = {
      row: 2,
      fields: mia,
      problems: [
        { severity: 'refuse', message: 'The UPN is wrong.' },
        { severity: 'warn', message: 'Check it.' },
      ],
    };
    const preview = previewImport([refusedRow], []);
    expect(preview).toMatchObject([{ outcome: 'refused', reasons: ['The UPN is wrong.'], warnings: ['Check it.'] }]);
    expect(planImport(preview, new Map([[2, { kind: 'different-person' }]]))).toEqual({
      ok: true,
      value: { creates: [], updates: [] },
    });
  });
});
