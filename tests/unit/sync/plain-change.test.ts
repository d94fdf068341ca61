import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commitSchema, isPlainChange, operations, type Change } from '../../../shared/sync/commit.ts';

const header = { device: 'device-0001', n: 1, seen: ['', 0], by: 'staff', position: 'Tutor', at: 1, schema: 1 };
const value = fc.oneof(
  { weight: 8, arbitrary: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.integer()) },
  { weight: 1, arbitrary: fc.anything() },
);
const text = fc.oneof(fc.string({ maxLength: 210 }), fc.constant('mark'), fc.anything());
const madeUp = fc.record(
  {
    type: text,
    key: text,
    pupil: text,
    op: fc.oneof(fc.constantFrom(...operations), fc.string()),
    fields: fc.dictionary(
      fc.oneof({ weight: 30, arbitrary: fc.string({ maxLength: 45 }) }, fc.constantFrom('__proto__', 'constructor')),
      fc.tuple(value, value),
    ),
  },
  { requiredKeys: ['type', 'key', 'op', 'fields'] },
);

it('a change that is read without the schema is one that the schema takes, as it is', () => {
  let plain = 0;
  fc.assert(
    fc.property(madeUp, (made) => {
      // As a hostile laptop may have made it.
      const change = made as unknown as Change;
      if (!isPlainChange(change)) return;
      plain += 1;
      const checked = commitSchema.safeParse({ ...header, changes: [change] });
      expect(checked.data?.changes).toEqual([change]);
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(100);
});
