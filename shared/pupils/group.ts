import { z } from 'zod';
import { defineRecord, field, refers, type RecordOf } from '../model/declare.ts';
import { date, line, oneOf, optionalText } from '../model/field-kinds.ts';

export const groupKinds = ['class', 'providerSite', 'minibus', 'lesson'] as const;
export type GroupKind = (typeof groupKinds)[number];

export const groupKindLabels: Record<GroupKind, string> = {
  class: 'Class',
  providerSite: 'Provider site',
  minibus: 'Minibus',
  lesson: 'Lesson or activity',
};

/**
 * Pupils whose register is taken together. A class at our own site makes marks; every other kind makes observations
 * (sync.md, "Marks and observations").
 */
export const group = defineRecord({
  type: 'group',
  label: 'Group',
  plural: 'Groups',
  storage: 'held',
  retention: 'organisation',
  writtenWith: 'editGroups',
  fields: {
    name: field('Name', 'register', line(60)),
    kind: field('Kind', 'register', oneOf(groupKinds)),
    place: refers('place', field('Place', 'register', z.string().max(64).optional())),
    leader: refers('staff', field('Usually taken by', 'register', z.string().max(64).optional())),
    /** Where its register is taken in one half of the day only, such as a minibus that collects in the morning. */
    onlyIn: field('Taken only in the', 'register', oneOf(['AM', 'PM']).optional()),
    endedOn: field('Ended on', 'register', date.optional()),
  },
});
export type Group = RecordOf<typeof group>;

/** A pupil in a group, from the first to the last day, both included. */
export const membership = defineRecord({
  type: 'membership',
  label: 'Place in a group',
  plural: 'Places in groups',
  storage: 'held',
  retention: 'register',
  writtenWith: 'editGroups',
  about: 'pupil',
  fields: {
    pupil: refers('pupil', field('Pupil', 'register', z.string().max(64))),
    group: refers('group', field('Group', 'register', z.string().max(64))),
    from: field('From', 'register', date, 'span'),
    to: field('To', 'register', date.optional(), 'span'),
  },
});
export type Membership = RecordOf<typeof membership>;

export const settingKinds = [
  'pru',
  'homeSchool',
  'college',
  'provider',
  'workPlacement',
  'homeTuition',
  'none',
] as const;
export const settingLabels: Record<(typeof settingKinds)[number], string> = {
  pru: 'Here',
  homeSchool: 'Home school',
  college: 'College',
  provider: 'Provider',
  workPlacement: 'Work placement',
  homeTuition: 'Home tuition',
  none: 'Not expected (part-time timetable)',
};

const plannedSession = z.strictObject({
  setting: z.enum(settingKinds),
  place: z.string().max(64).optional(),
});

/** Which setting expects the pupil in each of the ten sessions of a week, Monday AM first, from a day on until the next pattern starts. */
export const weekPattern = defineRecord({
  type: 'weekPattern',
  label: 'Weekly pattern',
  plural: 'Weekly patterns',
  storage: 'held',
  retention: 'register',
  writtenWith: 'editGroups',
  about: 'pupil',
  fields: {
    pupil: refers('pupil', field('Pupil', 'register', z.string().max(64))),
    from: field('From', 'register', date, 'week'),
    sessions: refers(
      { type: 'place', within: 'place' },
      field('Sessions', 'register', z.array(plannedSession).length(10), 'week'),
    ),
  },
});
export type WeekPattern = RecordOf<typeof weekPattern>;

const review = z.strictObject({ on: date, done: z.boolean(), note: z.string().max(400).optional() });

/**
 * An agreed temporary part-time timetable: exceptional, in the pupil's interest, with an end date and reviews, and never
 * to manage behaviour (domain dossier 3.2). Code C2 needs one that covers the session.
 */
export const partTimePlan = defineRecord({
  type: 'partTimePlan',
  label: 'Part-time timetable',
  plural: 'Part-time timetables',
  storage: 'held',
  retention: 'pupilFile',
  writtenWith: 'editGroups',
  about: 'pupil',
  fields: {
    pupil: refers('pupil', field('Pupil', 'register', z.string().max(64))),
    from: field('From', 'register', date, 'span'),
    to: field('Ends on', 'register', date, 'span'),
    agreedOn: field('Agreed with the parent on', 'register', date),
    reviews: field('Reviews', 'register', z.array(review).max(30)),
    purpose: field('Purpose', 'sensitive', optionalText(1000)),
  },
});
export type PartTimePlan = RecordOf<typeof partTimePlan>;
