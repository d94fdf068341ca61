import { describe, expect, it } from 'vitest';
import { readCtf } from '../../../shared/imports/ctf-reader.ts';
import { fileForTiers } from '../../../shared/imports/for-tiers.ts';
import type { PupilFields } from '../../../shared/imports/read-pupil.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { tiersOfRole } from '../../../shared/centre/staff.ts';
import { asUtf8 } from '../../fixtures/imports/hostile.ts';
import { inventDistinctPupils } from '../../fixtures/imports/invented-pupils.ts';
import { makeCtf } from '../../fixtures/imports/make-ctf.ts';

function fieldsFor(role: 'attendanceOfficer' | 'lead') {
  const read = readCtf(asUtf8(makeCtf(inventDistinctPupils(3, 11))), localDate('2026-11-21'));
  if (!read.ok) throw new Error(read.error.message);
  const result = fileForTiers(read.value, tiersOfRole[role]);
  const fields: PupilFields = result.file.pupils[0]?.fields ?? {};
  return { ...result, fields };
}

describe('what of a file a person may bring in', () => {
  it('leaves out what the role may not keep, and names it', () => {
    const { fields, notAllowed } = fieldsFor('attendanceOfficer');
    expect(notAllowed).toEqual(
      expect.arrayContaining(['Ethnicity', 'SEN provision', 'SEN needs', 'Looked after', 'Free school meals']),
    );
    expect(Object.keys(fields)).not.toContain('ethnicity');
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(['upn', 'surname', 'contacts', 'sourceSchool']));
  });

  it('lets a lead keep every field that has a place, and names those that have none', () => {
    const { fields, noPlace, notAllowed } = fieldsFor('lead');
    expect(notAllowed).toEqual([]);
    expect(noPlace).toEqual(expect.arrayContaining(['Medical flag', 'Attendance at earlier schools']));
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(['ethnicity', 'senProvision', 'lookedAfter', 'fsm']));
  });
});
