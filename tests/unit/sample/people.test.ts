import { describe, expect, it } from 'vitest';
import { academicYearOf, localDate } from '../../../shared/lib/local-date.ts';
import { isUln } from '../../../shared/pupils/uln.ts';
import { isUpn } from '../../../shared/pupils/upn.ts';
import { parseName } from '../../../shared/pupils/names.ts';
import { sampleCentre } from '../../../shared/sample/centre.ts';
import { roles } from '../../../shared/centre/staff.ts';
import { recordsOf } from './replay.ts';

const today = localDate('2026-11-20');
const sample = sampleCentre({ today, seed: 7 });
const pupils = recordsOf(sample, 'pupil');

describe('the people of the sample centre', () => {
  it('are about sixty pupils, each with a family to ring', () => {
    expect(pupils.length).toBeGreaterThanOrEqual(56);
    expect(pupils.length).toBeLessThanOrEqual(66);
    const families = new Set(recordsOf(sample, 'contact').map(({ pupil }) => pupil));
    expect(pupils.filter(({ id }) => !families.has(id))).toEqual([]);
  });

  it('have names that are all different, well formed and varied', () => {
    const names = pupils.map(({ forename, surname }) => `${forename} ${surname}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !parseName(name, 'name').ok)).toEqual([]);
    const all = names.join(' ');
    expect(all).toMatch(/['’]/);
    expect(all).toMatch(/-/);
    expect(all).toMatch(/[À-ž]/);
    expect(pupils.some(({ surname }) => surname.length === 1)).toBe(true);
    expect(pupils.some(({ surname, forename }) => surname.length + forename.length > 40)).toBe(true);
    expect(new Set(pupils.map(({ surname }) => surname)).size).toBeGreaterThan(pupils.length * 0.75);
    expect(new Set(pupils.map(({ ethnicity }) => ethnicity)).size).toBeGreaterThan(6);
  });

  it('have UPNs and ULNs that are right by their algorithms and given twice to nobody', () => {
    const upns = pupils.map(({ upn }) => upn ?? '');
    expect(upns.filter((upn) => !isUpn(upn))).toEqual([]);
    expect(new Set(upns).size).toBe(upns.length);
    const ulns = pupils.flatMap(({ uln }) => uln ?? []);
    expect(ulns.filter((uln) => !isUln(uln))).toEqual([]);
    expect(new Set(ulns).size).toBe(ulns.length);
  });

  it('belong to no real authority, number or postcode', () => {
    expect(pupils.filter(({ upn }) => upn?.slice(1, 4) !== '990')).toEqual([]);
    const phones = [...pupils, ...recordsOf(sample, 'contact')].flatMap(({ phone }) => phone ?? []);
    expect(phones.filter((phone) => !/^(07700 900\d{3}|01632 960\d{3})$/.test(phone))).toEqual([]);
    expect(pupils.filter(({ postcode }) => postcode?.startsWith('ZZ99 ') !== true)).toEqual([]);
  });

  it('are of the age of their year group', () => {
    const wrong = pupils.filter(
      ({ dob, yearGroup }) => academicYearOf(today) - academicYearOf(dob) - 5 !== Number(yearGroup),
    );
    expect(wrong).toEqual([]);
  });

  it('have needs as pupils of PRUs have them', () => {
    const share = (count: number): number => count / pupils.length;
    const lookedAfter = share(pupils.filter((pupil) => pupil.lookedAfter === true).length);
    const freeMeals = share(pupils.filter((pupil) => pupil.freeMeals === true).length);
    const semh = share(pupils.filter(({ senNeeds }) => senNeeds?.includes('SEMH') === true).length);
    expect(lookedAfter).toBeGreaterThan(0.01);
    expect(lookedAfter).toBeLessThan(0.2);
    expect(freeMeals).toBeGreaterThan(0.3);
    expect(freeMeals).toBeLessThan(0.65);
    expect(semh).toBeGreaterThan(0.4);
  });
});

describe('the staff of the sample centre', () => {
  it('fill every role and differ in their passphrases', () => {
    const { members } = sample;
    expect(new Set(members.map(({ role }) => role))).toEqual(new Set(roles));
    expect(new Set(members.map(({ passphrase }) => passphrase)).size).toBe(members.length);
    expect(members.every(({ passphrase }) => passphrase.length >= 10)).toBe(true);
    expect(members[0]?.position).toBe('Tutor');
  });
});
