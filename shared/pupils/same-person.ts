import { z } from 'zod';
import { defineRecord, field, refers, type RecordOf } from '../model/declare.ts';
import { oneOf } from '../model/field-kinds.ts';
import { refused, type Result } from '../lib/result.ts';
import type { Change } from '../sync/commit.ts';

/**
 * What a person said of two pupils' files: that they are about one young person, and which of them stands, or that they are
 * about two. One record for a pair, so that what two laptops say of it is settled like any other difference. Saying so
 * rewrites nothing: readers follow it (persons.ts), and saying otherwise restores what was.
 */
export const samePerson = defineRecord({
  type: 'samePerson',
  label: 'One young person or two',
  plural: 'Files of one young person',
  storage: 'held',
  retention: 'pupilFile',
  writtenWith: 'joinPupils',
  key: ['pupil', 'other'],
  keyRefersTo: ['pupil', 'pupil'],
  about: 'pupil',
  fields: {
    pupil: refers('pupil', field('File', 'register', z.string().max(64))),
    other: refers('pupil', field('Other file', 'register', z.string().max(64))),
    answer: field('The two files are', 'register', oneOf(['one', 'two']), 'answer'),
    /** Which of the two gives name, date of birth and everything of which there is one; none where they are two people. */
    stands: refers('pupil', field('File that stands', 'register', z.string().max(64).optional(), 'answer')),
  },
});
export type SamePerson = RecordOf<typeof samePerson>;

/** The key of a pair: the same from whichever side it is named. */
export function pairOf(a: string, b: string): { readonly pupil: string; readonly other: string } {
  return a < b ? { pupil: a, other: b } : { pupil: b, other: a };
}

/** The two files a record's key names. */
export function readPairKey(key: string): readonly [pupil: string, other: string] {
  const [pupil = '', other = ''] = key.split('|');
  return [pupil, other];
}

/** That a change names two different files, and as the one that stands one of them. Refuses in words. */
export function checkPair(change: Change): Result<Change> {
  const pair = readPairKey(change.key);
  const [pupil, other] = pair;
  if (pupil === '' || other === '' || pupil === other)
    return refused('bad-pair', 'Choose another file: a file cannot be joined with itself.');
  const { answer, stands } = change.fields;
  const isKnown = typeof stands?.[1] === 'string' && pair.includes(stands[1]);
  if (answer?.[1] === 'one' && !isKnown) return refused('bad-pair', 'Say which of the two files stands.');
  return { ok: true, value: change };
}
