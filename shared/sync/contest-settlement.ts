import { z } from 'zod';
import { defineRecord, field, refers, type RecordOf } from '../model/declare.ts';
import { date } from '../model/field-kinds.ts';

/** Where two devices set the same thing unseen by each other, a person settles it; more proposals than this nobody reads. */
export const mostProposalsSettled = 100;

/**
 * That a contest was settled: which proposals its author had in view. It travels in the same commit as the change that
 * enters the chosen value, so that the choice is history like any other entry. Whoever may write the record may settle
 * it; the endpoint asks that of the change beside it, so here the least permission suffices.
 */
export const settlement = defineRecord({
  type: 'settlement',
  label: 'Settled difference',
  plural: 'Settled differences',
  storage: 'dated',
  retention: 'register',
  writtenWith: 'takeRegister',
  appendOnly: true,
  about: 'pupil',
  dateField: 'date',
  fields: {
    date: field('Settled on', 'register', date),
    pupil: refers('pupil', field('Pupil', 'register', z.string().max(64).optional())),
    of: field('Kind of record', 'register', z.string().max(40)),
    record: refers({ typeIn: 'of' }, field('Record', 'register', z.string().max(200))),
    unit: field('What differed', 'register', z.string().max(40)),
    proposals: field('Proposals in view', 'register', z.array(z.string().max(80)).max(mostProposalsSettled)),
  },
});
export type Settlement = RecordOf<typeof settlement>;
