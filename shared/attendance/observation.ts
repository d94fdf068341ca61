import { z } from 'zod';
import { defineRecord, field, refers, type RecordOf } from '../model/declare.ts';
import { date, oneOf, optionalLine, timeOfDay } from '../model/field-kinds.ts';

/** Both records are about a pupil in a session of a day, and are only ever added to. */
const ofASession = {
  storage: 'dated',
  retention: 'register',
  appendOnly: true,
  about: 'pupil',
  dateField: 'date',
} as const;
const pupilAndSession = {
  pupil: refers('pupil', field('Pupil', 'register', z.string().max(64))),
  date: field('Date', 'register', date),
  session: field('Session', 'register', oneOf(['AM', 'PM'])),
};

/** What a place saw of a pupil in a session or lesson. Append only: a later one for the same place and session corrects an earlier one. */
export const observation = defineRecord({
  type: 'observation',
  label: 'Observation',
  plural: 'Observations',
  ...ofASession,
  writtenWith: 'observe',
  fields: {
    ...pupilAndSession,
    place: refers('place', field('Place', 'register', z.string().max(64).optional())),
    group: refers('group', field('Register', 'register', z.string().max(64))),
    lesson: field('Lesson', 'register', optionalLine(60)),
    seen: field('Seen', 'register', oneOf(['present', 'late', 'absent'])),
    minutesLate: field('Minutes late', 'register', z.number().int().min(1).max(600).optional()),
    arrivedAt: field('Arrived at', 'register', timeOfDay.optional()),
    nature: field('What the pupil was doing', 'register', optionalLine(200)),
    /** An undo before anything followed: the observation says that nothing was seen after all. */
    takenBack: field('Taken back', 'register', z.boolean().optional()),
  },
});
export type Observation = RecordOf<typeof observation>;

export const attemptHows = ['phone', 'text', 'email', 'inPerson'] as const;
export const attemptHowLabels: Record<(typeof attemptHows)[number], string> = {
  phone: 'Telephone',
  text: 'Text message',
  email: 'Email',
  inPerson: 'In person',
};

export const attemptOutcomes = ['noAnswer', 'told', 'reasonGiven', 'safe', 'followUp'] as const;
export const attemptOutcomeLabels: Record<(typeof attemptOutcomes)[number], string> = {
  noAnswer: 'No answer',
  told: 'Told, no reason yet',
  reasonGiven: 'Told, reason given',
  safe: 'Found safe',
  followUp: 'Told, needs a visit or another call',
};

export const attemptToldKinds = ['homeSchool', 'family', 'provider', 'socialWorker', 'other'] as const;
export const attemptToldLabels: Record<(typeof attemptToldKinds)[number], string> = {
  homeSchool: 'Home school',
  family: 'Family',
  provider: 'Provider',
  socialWorker: 'Social worker',
  other: 'Someone else',
};

/** One attempt to tell somebody that an expected pupil is not accounted for: who, how, and the answer. Append only. */
export const absenceAttempt = defineRecord({
  type: 'absenceAttempt',
  label: 'Attempt to tell',
  plural: 'Attempts to tell',
  ...ofASession,
  writtenWith: 'logAbsence',
  fields: {
    ...pupilAndSession,
    told: field('Who was rung', 'register', oneOf(attemptToldKinds)),
    how: field('How', 'register', oneOf(attemptHows)),
    outcome: field('Outcome', 'register', oneOf(attemptOutcomes)),
    who: field('Name of the person', 'contact', optionalLine()),
    answer: field('What they said', 'contact', optionalLine(400)),
  },
});
export type AbsenceAttempt = RecordOf<typeof absenceAttempt>;
