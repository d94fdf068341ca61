import { z } from 'zod';
import { defineRecord, field, refers } from '../model/declare.ts';
import { date, optionalText } from '../model/field-kinds.ts';

/**
 * That a record of a laptop which worked alone and one of the centre it joined are about the same person, group, place or
 * session: from then on there is one. It is written once, by whoever joined, so that the history tells how they came together.
 */
export const sameRecord = defineRecord({
  type: 'sameRecord',
  label: 'Found to be the same',
  plural: 'Records found to be the same',
  storage: 'dated',
  retention: 'register',
  writtenWith: 'importPupils',
  appendOnly: true,
  about: 'pupil',
  dateField: 'date',
  fields: {
    date: field('Joined on', 'register', date),
    pupil: refers('pupil', field('Pupil', 'register', z.string().max(64).optional())),
    of: field('Kind of record', 'register', z.string().max(40)),
    was: field('Known on the other laptop as', 'register', z.string().max(200)),
    is: refers({ typeIn: 'of' }, field('Record', 'register', z.string().max(200))),
    /** Where the centre's own entry stands and the laptop's was not entered beside it: what that one said. */
    said: field('What the other laptop had', 'register', optionalText(400)),
  },
});
