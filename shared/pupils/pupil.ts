import { z } from 'zod';
import { defineRecord, field, refers, type RecordOf } from '../model/declare.ts';
import { date, line, oneOf, optionalLine, optionalText } from '../model/field-kinds.ts';

export const sexes = ['F', 'M', 'U'] as const;
export const senProvisions = ['N', 'K', 'E'] as const;

/** A school the pupil has been at, as a Common Transfer File tells it. */
const schoolAttended = z.strictObject({
  laCode: z.string().max(3).optional(),
  estab: z.string().max(4).optional(),
  name: z.string().max(120),
  from: date.optional(),
  to: date.optional(),
});

export const pupil = defineRecord({
  type: 'pupil',
  label: 'Pupil',
  plural: 'Pupils',
  storage: 'held',
  retention: 'pupilFile',
  writtenWith: 'editPupils',
  about: 'id',
  fields: {
    surname: field('Legal surname', 'register', line(60)),
    forename: field('Legal forename', 'register', line(60)),
    preferredSurname: field('Surname used', 'register', optionalLine(60)),
    preferredForename: field('Name used', 'register', optionalLine(60)),
    middleNames: field('Middle names', 'identity', optionalLine(120)),
    formerSurname: field('Former surname', 'identity', optionalLine(60)),
    dob: field('Date of birth', 'register', date),
    sex: field('Sex', 'register', oneOf(sexes)),
    yearGroup: field(
      'Year group',
      'register',
      z
        .string()
        .regex(/^(N1|N2|R|1[0-4]|[1-9]|X)$/)
        .optional(),
    ),
    admissionNumber: field('Admission number', 'register', optionalLine(12)),
    keyWorker: refers('staff', field('Key worker', 'register', optionalLine(64))),
    alerts: field('What staff in the room must know', 'register', optionalText(400)),
    upn: field(
      'UPN',
      'identity',
      z
        .string()
        .regex(/^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$/)
        .optional(),
    ),
    formerUpn: field('Former UPN', 'identity', optionalLine(13)),
    uln: field(
      'ULN',
      'identity',
      z
        .string()
        .regex(/^[1-9]\d{9}$/)
        .optional(),
    ),
    address: field('Address', 'contact', optionalText(400)),
    postcode: field('Postcode', 'contact', optionalLine(10)),
    email: field('Email', 'contact', optionalLine(120)),
    phone: field('Telephone', 'contact', optionalLine(30)),
    transport: field('How the pupil gets there', 'contact', optionalText(400)),
    ethnicity: field('Ethnicity', 'sensitive', optionalLine(4)),
    medical: field('Medical essentials', 'sensitive', optionalText(1000)),
    senProvision: field('SEN provision', 'sensitive', oneOf(senProvisions).optional()),
    senNeeds: field('SEN needs', 'sensitive', z.array(z.string().max(5)).max(5).optional()),
    lookedAfter: field('Looked after', 'sensitive', z.boolean().optional()),
    careAuthority: field('Care authority', 'sensitive', optionalLine(3)),
    freeMeals: field('Free school meals', 'sensitive', z.boolean().optional()),
    schoolHistory: field('Schools attended', 'register', z.array(schoolAttended).max(40).optional()),
  },
});
export type Pupil = RecordOf<typeof pupil>;

/** A parent, carer or other person to ring, in the order they are to be rung. */
export const contact = defineRecord({
  type: 'contact',
  label: 'Contact',
  plural: 'Contacts',
  storage: 'held',
  retention: 'pupilFile',
  writtenWith: 'editPupils',
  about: 'pupil',
  fields: {
    pupil: refers('pupil', field('Pupil', 'register', z.string().max(64))),
    order: field('Order', 'contact', z.number().int().min(1).max(20)),
    name: field('Name', 'contact', line(120)),
    relationship: field('Relationship', 'contact', optionalLine(40)),
    parentalResponsibility: field('Has parental responsibility', 'contact', z.boolean().optional()),
    livesWith: field('Pupil lives with them', 'contact', z.boolean().optional()),
    phone: field('Telephone', 'contact', optionalLine(30)),
    otherPhone: field('Other telephone', 'contact', optionalLine(30)),
    email: field('Email', 'contact', optionalLine(120)),
    address: field('Address', 'contact', optionalText(400)),
    note: field('Note', 'contact', optionalText(400)),
  },
});
export type Contact = RecordOf<typeof contact>;

export const enrolmentStatuses = ['C', 'M', 'S', 'G'] as const;
export type EnrolmentStatus = (typeof enrolmentStatuses)[number];
/** Enrolment status codes of the Common Basic Data Set, May 2026. */
export const enrolmentStatusLabels: Record<EnrolmentStatus, string> = {
  C: 'Single: on our roll only',
  M: 'Main: dual registered, we are the main school',
  S: 'Subsidiary: dual registered, the home school is the main school',
  G: 'Guest: on another school’s roll, attends some sessions here',
};

/** One stay of a pupil on this centre's admission register; marks belong to it. Deleted from the roll only on a ground of reg 9, SI 2024/208. */
export const enrolment = defineRecord({
  type: 'enrolment',
  label: 'Enrolment',
  plural: 'Enrolments',
  storage: 'held',
  retention: 'register',
  writtenWith: 'editPupils',
  about: 'pupil',
  fields: {
    pupil: refers('pupil', field('Pupil', 'register', z.string().max(64))),
    status: field('Enrolment status', 'register', oneOf(enrolmentStatuses)),
    from: field('Starting day', 'register', date, 'stay'),
    to: field('Last day on roll', 'register', date.optional(), 'stay'),
    ground: field('Ground for leaving the roll', 'register', optionalLine(200), 'stay'),
    route: field('Route', 'register', optionalLine(60)),
    homeSchool: refers('place', field('Home school', 'register', z.string().max(64).optional())),
  },
});
export type Enrolment = RecordOf<typeof enrolment>;

/** A suspension or permanent exclusion, as far as code E needs it: which sessions it covers. */
export const suspension = defineRecord({
  type: 'suspension',
  label: 'Suspension',
  plural: 'Suspensions',
  storage: 'held',
  retention: 'pupilFile',
  writtenWith: 'editPupils',
  about: 'pupil',
  fields: {
    pupil: refers('pupil', field('Pupil', 'register', z.string().max(64))),
    kind: field('Kind', 'register', oneOf(['suspension', 'permanent'])),
    from: field('First day', 'register', date, 'span'),
    fromSession: field('First session', 'register', oneOf(['AM', 'PM']), 'span'),
    to: field('Last day', 'register', date.optional(), 'span'),
    toSession: field('Last session', 'register', oneOf(['AM', 'PM']).optional(), 'span'),
    reason: field('Reason', 'sensitive', optionalText(400)),
  },
});
export type Suspension = RecordOf<typeof suspension>;
