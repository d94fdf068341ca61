import fc from 'fast-check';
import type { Change, Commit } from '../../../shared/sync/commit.ts';

const word = fc.string({ minLength: 1, maxLength: 8 });
const optionalWord = fc.option(word, { nil: null });

/** Fields of a pupil, at least one in every tier now and then. */
const fields = fc
  .record(
    {
      surname: fc.tuple(optionalWord, word),
      dob: fc.tuple(fc.constant(null), fc.constant('2012-03-04')),
      address: fc.tuple(optionalWord, optionalWord),
      medical: fc.tuple(optionalWord, optionalWord),
      lookedAfter: fc.tuple(fc.constant(null), fc.boolean()),
      upn: fc.tuple(optionalWord, optionalWord),
    },
    { requiredKeys: [] },
  )
  .map((values): Change['fields'] => Object.fromEntries(Object.entries(values)));

const change = fc
  .record({ key: fc.constantFrom('p-1', 'p-2', 'p-3'), op: fc.constantFrom('create', 'set', 'withdraw'), fields })
  .map(({ key, op, fields: altered }): Change => ({
    type: 'pupil',
    key,
    pupil: key,
    op,
    fields: op === 'withdraw' ? {} : altered,
  }));

/** A commit changes each record once at most. */
const changes = fc.uniqueArray(change, { minLength: 1, maxLength: 3, selector: ({ key }) => key });

const people = fc.constantFrom(['m-1', 'Tutor'] as const, ['m-2', 'Lead'] as const);

/** A device's log: numbers without a gap, clocks that say anything. */
export const logs = fc
  .array(
    fc.record({
      changes,
      at: fc.integer({ min: 0, max: 2_000_000_000_000 }),
      who: people,
      reason: fc.option(word, { nil: undefined }),
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((acts) =>
    acts.map(({ changes: own, at, who: [by, position], reason }, index): Commit => ({
      ...{ device: 'device-one', n: index + 1, changes: own, seen: ['', 0], by, position, at, schema: 1 },
      ...(reason === undefined ? {} : { reason }),
    })),
  );
