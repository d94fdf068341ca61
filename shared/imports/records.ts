import type { LocalDate } from '../lib/local-date.ts';
import type { Contact as ContactRecord, Pupil } from '../pupils/pupil.ts';
import { isUln } from '../pupils/uln.ts';
import { isUpn } from '../pupils/upn.ts';
import { asKept } from './as-kept.ts';
import { defined } from './check-values.ts';
import type { PupilToCreate } from './plan.ts';
import type { ExistingPupil } from './preview.ts';
import type { Contact, PupilFields } from './read-pupil.ts';

type PupilValues = Omit<Pupil, 'id'>;
type ContactValues = Omit<ContactRecord, 'id' | 'pupil'>;

/** The values of a pupil record that an import writes: only those the file has. For a new pupil see `newPupilValues`. */
export function pupilValues(fields: PupilFields): Partial<PupilValues> {
  const kept = asKept(fields);
  const { previousSchool: school } = kept;
  return defined({
    surname: kept.surname,
    forename: kept.forename,
    preferredSurname: kept.preferredSurname,
    preferredForename: kept.preferredForename,
    middleNames: kept.middleNames,
    formerSurname: kept.formerSurname,
    dob: kept.dob,
    sex: kept.sex,
    yearGroup: kept.ncYear,
    upn: kept.upn,
    formerUpn: kept.formerUpn,
    uln: kept.uln,
    address: kept.addressLines?.join('\n'),
    postcode: kept.postcode,
    email: kept.email,
    phone: kept.phones?.[0]?.number,
    ethnicity: kept.ethnicity,
    senProvision: kept.senProvision,
    senNeeds: kept.senNeeds === undefined ? undefined : [...kept.senNeeds],
    lookedAfter: kept.lookedAfter?.inCare,
    careAuthority: kept.lookedAfter?.careAuthority,
    freeMeals: kept.fsm === undefined ? undefined : true,
    schoolHistory:
      school?.name === undefined
        ? undefined
        : [
            {
              name: school.name,
              ...defined({ laCode: school.la, estab: school.estab, from: school.entryDate, to: school.leavingDate }),
            },
          ],
  });
}

/** A whole new pupil record; sex is "not known" where the file does not say. */
export function newPupilValues(fields: PupilToCreate): PupilValues {
  const { surname, forename, dob } = fields;
  return { sex: 'U', ...pupilValues(fields), surname, forename, dob };
}

/** The contact records of a pupil in their order; an import that changes contacts replaces all of them. */
export function contactValues(fields: PupilFields): ContactValues[] {
  return (asKept(fields).contacts ?? []).map((contact) => ({
    order: contact.order,
    name: contact.surname,
    ...defined({
      relationship: contact.relationship,
      parentalResponsibility: contact.parentalResponsibility,
      livesWith: contact.addressAsPupil,
      phone: contact.phones[0]?.number,
      otherPhone: contact.phones[1]?.number,
      email: contact.email,
      address: contact.address?.lines.join('\n'),
    }),
  }));
}

/** A pupil here, from its records, in the shape that a file is compared with. */
export function existingPupil(pupil: Pupil, contacts: readonly ContactRecord[]): ExistingPupil {
  const own = contacts.toSorted((one, other) => one.order - other.order).map(contactOf);
  return {
    id: pupil.id,
    surname: pupil.surname,
    forename: pupil.forename,
    dob: pupil.dob,
    sex: pupil.sex,
    ...defined({
      upn: pupil.upn !== undefined && isUpn(pupil.upn) ? pupil.upn : undefined,
      formerUpn: pupil.formerUpn !== undefined && isUpn(pupil.formerUpn) ? pupil.formerUpn : undefined,
      uln: pupil.uln !== undefined && isUln(pupil.uln) ? pupil.uln : undefined,
      preferredSurname: pupil.preferredSurname,
      preferredForename: pupil.preferredForename,
      middleNames: pupil.middleNames,
      formerSurname: pupil.formerSurname,
      ncYear: pupil.yearGroup,
      ethnicity: pupil.ethnicity,
      senProvision: pupil.senProvision,
      senNeeds: pupil.senNeeds,
      addressLines: pupil.address?.split('\n'),
      postcode: pupil.postcode,
      email: pupil.email,
      phones: pupil.phone === undefined ? undefined : [{ number: pupil.phone }],
      lookedAfter:
        pupil.lookedAfter === undefined
          ? undefined
          : { inCare: pupil.lookedAfter, ...defined({ careAuthority: pupil.careAuthority }) },
      fsm: pupil.freeMeals === true ? { from: pupil.dob } : undefined,
      previousSchool: previousSchool(pupil.schoolHistory?.at(-1)),
      contacts: own.length === 0 ? undefined : own,
    }),
  };
}

type SchoolAttended = {
  laCode?: string | undefined;
  estab?: string | undefined;
  name: string;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
};

function previousSchool(school: SchoolAttended | undefined): PupilFields['previousSchool'] {
  if (school === undefined) return undefined;
  return defined({
    la: school.laCode,
    estab: school.estab,
    name: school.name,
    entryDate: school.from,
    leavingDate: school.to,
  });
}

function contactOf(record: ContactRecord): Contact {
  return {
    order: record.order,
    surname: record.name,
    phones: [record.phone, record.otherPhone].flatMap((number) => (number === undefined ? [] : [{ number }])),
    ...defined({
      relationship: record.relationship,
      parentalResponsibility: record.parentalResponsibility,
      email: record.email,
      addressAsPupil: record.livesWith,
      address: record.address === undefined ? undefined : { lines: record.address.split('\n') },
    }),
  };
}
