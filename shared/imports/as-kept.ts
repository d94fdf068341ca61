import { localDate } from '../lib/local-date.ts';
import { defined } from './check-values.ts';
import type { Contact, Phone, PupilFields } from './read-pupil.ts';

/**
 * A pupil's fields reduced to what the pupil and contact records hold: one telephone, contacts numbered from 1 with one name and two telephones,
 * an address as lines. Left out: the medical flag, registration group, enrolment status, sending school (they go to the enrolment, once)
 * and earlier attendance, which have no field of their own there.
 */
export function asKept(fields: PupilFields): PupilFields {
  // Named to be left out.
  const {
    medicalFlag: _flag,
    regGroup: _group,
    enrolStatus: _status,
    sourceSchool: _school,
    attendanceHistory: _history,
    ...kept
  } = fields;
  const { addressLines, phones, contacts, fsm, lookedAfter, previousSchool, ...simple } = kept;
  return {
    ...simple,
    ...defined({
      addressLines: addressLines === undefined ? undefined : linesAsKept(addressLines),
      phones: phones?.slice(0, 1).map(withoutType),
      contacts: contacts?.slice(0, mostContacts).map(contactAsKept),
      // The record says whether, not since when.
      fsm: fsm === undefined ? undefined : { from: anyDay },
      lookedAfter,
      previousSchool: previousSchool?.name === undefined ? undefined : schoolAsKept(previousSchool),
    }),
  };
}

type PreviousSchool = NonNullable<PupilFields['previousSchool']>;

/** As the contact record's order allows. */
const mostContacts = 20;
/** As the address of the records declares. */
const longestAddress = 400;
const anyDay = localDate('2000-01-01');

function schoolAsKept(school: PreviousSchool): PreviousSchool {
  return defined({
    la: school.la,
    estab: school.estab,
    name: school.name,
    entryDate: school.entryDate,
    leavingDate: school.leavingDate,
  });
}

/** The address is one text of the record. */
function linesAsKept(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .slice(0, longestAddress)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function withoutType({ number }: Phone): Phone {
  return { number };
}

function contactAsKept(contact: Contact, index: number): Contact {
  const { address } = contact;
  return {
    order: index + 1,
    surname: contactName(contact),
    phones: contact.phones.slice(0, 2).map(withoutType),
    ...defined({
      relationship: contact.relationship,
      parentalResponsibility: contact.parentalResponsibility,
      email: contact.email,
      addressAsPupil: contact.addressAsPupil,
      address:
        address === undefined
          ? undefined
          : { lines: linesAsKept([...address.lines, ...(address.postcode === undefined ? [] : [address.postcode])]) },
    }),
  };
}

/** "Ms Mia Brown". */
export function contactName(contact: Contact): string {
  return [contact.title, contact.forename, contact.surname]
    .filter((part) => part !== undefined)
    .join(' ')
    .slice(0, 120)
    .trim();
}
