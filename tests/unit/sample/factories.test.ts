import { describe, expect, it } from 'vitest';
import { isUpn } from '../../../shared/pupils/upn.ts';
import { parseName } from '../../../shared/pupils/names.ts';
import { tiersOfRole } from '../../../shared/centre/staff.ts';
import { created } from '../../../shared/sync/create.ts';
import { checkChange } from '../../../shared/sync/check-change.ts';
import { inventedPupils, pupilWith } from '../../factories/pupil.ts';
import { twelvePupilCentre, twoHundredPupilCentre, twoPupilCentre } from '../../factories/small-centre.ts';

const author = { role: 'administrator', tiers: tiersOfRole.administrator } as const;

describe('the centres made for tests', () => {
  it.each([
    ['two', twoPupilCentre(), 2, 1],
    ['twelve', twelvePupilCentre(), 12, 1],
    ['two hundred', twoHundredPupilCentre(), 200, 17],
  ])('of %s pupils hold them in classes, by records the store accepts', (_words, centre, pupils, groups) => {
    expect([centre.pupils.length, centre.groups.length]).toEqual([pupils, groups]);
    const refusals = centre.changes.map((change) => checkChange(change, author)).filter(({ ok }) => !ok);
    expect(refusals).toEqual([]);
    const keys = centre.changes.map(({ type, key }) => `${type} ${key}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('never run out of names or numbers, not even for 2,500 pupils', () => {
    const pupils = inventedPupils(2500);
    expect(new Set(pupils.map(({ forename, surname }) => `${forename} ${surname}`)).size).toBe(2500);
    expect(
      pupils.filter(({ surname, forename }) => !parseName(surname, 's').ok || !parseName(forename, 'f').ok),
    ).toEqual([]);
    const upns = pupils.flatMap(({ upn }) => upn ?? []);
    expect(new Set(upns).size).toBe(2500);
    expect(upns.filter((upn) => !isUpn(upn))).toEqual([]);
    expect(new Set(pupils.flatMap(({ uln }) => uln ?? [])).size).toBe(
      pupils.filter(({ uln }) => uln !== undefined).length,
    );
  });

  it('give a pupil just what the test asks for', () => {
    const { id, ...values } = pupilWith({ forename: 'Zoë', yearGroup: undefined });
    expect(values).toMatchObject({ forename: 'Zoë', surname: 'Turnpike' });
    expect('yearGroup' in values).toBe(false);
    expect(checkChange(created('pupil', id, values), author).ok).toBe(true);
  });
});
