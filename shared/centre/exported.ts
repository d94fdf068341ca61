import { z } from 'zod';
import { defineRecord, field, refers, type RecordOf } from '../model/declare.ts';
import { date, oneOf } from '../model/field-kinds.ts';

export const exportKinds = ['attendance', 'notTaken', 'backup'] as const;

/** More pupils than one LA has; whoever writes more is no person with a table on the screen. */
const mostPupils = 20_000;

/**
 * That somebody asked for a file with records in it: who and when its history says, here what of and of whom. Kept before the
 * file is handed over, so that none leaves without a line. Everybody who may take a register may write it.
 */
export const exported = defineRecord({
  type: 'exported',
  label: 'Export',
  plural: 'Exports',
  storage: 'dated',
  retention: 'register',
  writtenWith: 'takeRegister',
  appendOnly: true,
  dateField: 'date',
  fields: {
    date: field('Date', 'register', date),
    what: field('What of', 'register', oneOf(exportKinds)),
    from: field('From', 'register', date.optional()),
    to: field('To', 'register', date.optional()),
    /** Left out where it is everything the laptop holds. */
    pupils: refers(
      { type: 'pupil', within: 'pupil' },
      field(
        'Pupils',
        'register',
        z
          .array(z.strictObject({ pupil: z.string().max(64) }))
          .max(mostPupils)
          .optional(),
      ),
    ),
  },
});
export type Exported = RecordOf<typeof exported>;
