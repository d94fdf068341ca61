import { z } from 'zod';
import { defineRecord, field, type RecordOf } from '../model/declare.ts';
import { date, id, line, oneOf, optionalLine, phone, timeOfDay } from '../model/field-kinds.ts';

/** The one centre of a database has this key. */
export const centreKey = 'centre';

/**
 * The PRU's own site. A register may stay open for at most 30 minutes, for the same length every session
 * (Working together to improve school attendance; domain dossier 1.3).
 */
export const longestRegisterMinutes = 30;

export const centre = defineRecord({
  type: 'centre',
  label: 'Centre',
  plural: 'Centres',
  storage: 'held',
  retention: 'organisation',
  writtenWith: 'editCentre',
  fields: {
    name: field('Name of the centre', 'register', line()),
    urn: field('URN', 'register', z.string().regex(/^\d{6}$/, 'A URN is six digits')),
    dfeNumber: field('DfE number', 'register', z.string().regex(/^\d{3}\/\d{4}$/, 'A DfE number looks like 821/1104')),
    phone: field('Telephone', 'register', phone.optional()),
    amStartsAt: field('Morning session starts', 'register', timeOfDay),
    pmStartsAt: field('Afternoon session starts', 'register', timeOfDay),
    dayEndsAt: field('Day ends', 'register', timeOfDay),
    registerOpenMinutes: field(
      'Minutes a register stays open',
      'register',
      z.number().int().min(1).max(longestRegisterMinutes, 'A register may stay open for at most 30 minutes'),
    ),
    lockAfterMinutes: field('Minutes without use before Waymark locks', 'register', z.number().int().min(1).max(60)),
    sample: field('Sample data', 'register', z.boolean()),
  },
});
export type Centre = RecordOf<typeof centre>;

export const term = defineRecord({
  type: 'term',
  label: 'Term',
  plural: 'Terms',
  storage: 'held',
  retention: 'organisation',
  writtenWith: 'editCentre',
  fields: {
    name: field('Term', 'register', line(60)),
    from: field('First day', 'register', date, 'dates'),
    to: field('Last day', 'register', date, 'dates'),
  },
});
export type Term = RecordOf<typeof term>;

export const closureKinds = ['holiday', 'inset', 'bankHoliday', 'polling', 'unplanned'] as const;
export const closureKindLabels: Record<(typeof closureKinds)[number], string> = {
  holiday: 'Half-term or holiday',
  inset: 'Staff training (INSET)',
  bankHoliday: 'Bank holiday',
  polling: 'Polling day',
  unplanned: 'Unplanned closure',
};

/** Days inside a term on which the centre does not meet. An unplanned closure is Y4 for those due; all others are #. */
export const closure = defineRecord({
  type: 'closure',
  label: 'Closure',
  plural: 'Closures',
  storage: 'held',
  retention: 'organisation',
  writtenWith: 'editCentre',
  fields: {
    from: field('First day', 'register', date, 'dates'),
    to: field('Last day', 'register', date, 'dates'),
    kind: field('Kind', 'register', oneOf(closureKinds)),
    note: field('Note', 'register', optionalLine()),
  },
});
export type Closure = RecordOf<typeof closure>;

/** A remembered choice of the centre, such as which column of a spreadsheet holds which field. Never about a person. */
export const setting = defineRecord({
  type: 'setting',
  label: 'Setting',
  plural: 'Settings',
  storage: 'held',
  retention: 'organisation',
  writtenWith: 'importPupils',
  key: ['name'],
  fields: {
    name: field('Setting', 'register', id),
    value: field('Value', 'register', z.string().max(20_000)),
  },
});
export type Setting = RecordOf<typeof setting>;
