import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restrictedEntriesOf, sliceOfRestricted } from '../../../shared/attendance/restricted-marks.ts';
import { schoolCalendar } from '../../../shared/centre/school-days.ts';
import { schoolDaysLeft } from '../../../shared/centre/lease.ts';
import { publicBoxKey } from '../../../shared/lib/sealed-box.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { closeCommitBox, joinParts, openCommitBox } from '../../../shared/sync/protocol/commit-box.ts';
import { leastSeen, carrySeen, noteSeen } from '../../../renderer/data/seen.ts';

const autumn = schoolCalendar(
  [{ from: localDate('2026-09-01'), to: localDate('2026-12-18') }],
  [{ from: localDate('2026-10-26'), to: localDate('2026-10-30'), kind: 'holiday' }],
);
const lease = { schoolDays: 15, lastContact: localDate('2026-10-16') };

test.each([
  ['the same day', '2026-10-16', 15],
  ['the weekend after', '2026-10-18', 15],
  ['the last day before half-term', '2026-10-23', 10],
  ['half-term costs nothing', '2026-11-01', 10],
  ['three school weeks of contact missed', '2026-11-13', 0],
  ['a day later', '2026-11-16', -1],
])('a lease of fifteen school days: %s', (_words, today, left) => {
  expect(schoolDaysLeft(autumn, lease, localDate(today))).toBe(left);
});

test('a lease ends too where the terms entered have ended, by weekdays', () => {
  const summer = { schoolDays: 15, lastContact: localDate('2026-12-18') };
  expect(schoolDaysLeft(autumn, summer, localDate('2027-01-08'))).toBe(0);
});

test('a clock set back gives no longer lease than there was', () => {
  expect(schoolDaysLeft(autumn, lease, localDate('2026-09-01'))).toBe(15);
});

const entry = fc.record({
  device: fc.constantFrom('device-a', 'device-b'),
  n: fc.integer({ min: 1, max: 99 }),
  code: fc.constantFrom('Y5', null),
});

test('restricted codes of a mark are the same after a way through their slice', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      expect(restrictedEntriesOf(sliceOfRestricted(entries))).toEqual(entries);
    }),
  );
});

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const nonce = fc.uint8Array({ minLength: 24, maxLength: 24 });

test('a commit’s box opens for the endpoint it was closed for, for that commit alone, and not when a byte is changed', () => {
  fc.assert(
    fc.property(
      key,
      key,
      nonce,
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.nat(),
      (own, once, salt, part, at) => {
        const commit = { device: 'device-a', n: 7 };
        const box = closeCommitBox({ ephemeralKey: once, nonce: salt }, publicBoxKey(own), commit, { sensitive: part });
        expect(openCommitBox(own, commit, box)).toEqual({ sensitive: part });
        expect(openCommitBox(own, { ...commit, n: 8 }, box)).toBeNull();
        const bent = Uint8Array.from(box);
        // The two zero bytes after the ephemeral key carry nothing.
        const place = at % (box.length - 34);
        const changed = place < 31 ? place : place + 34;
        bent[Math.min(changed, box.length - 1)] = (bent[Math.min(changed, box.length - 1)] ?? 0) ^ 1;
        expect(openCommitBox(own, commit, bent)).toBeNull();
      },
    ),
    { numRuns: 25 },
  );
});

test('parts in the open go before those of a box', () => {
  const [open, boxed] = [new Uint8Array([1]), new Uint8Array([2])];
  expect(joinParts({ register: open }, { register: boxed, contact: boxed })).toEqual({
    register: open,
    contact: boxed,
  });
});

test('a form’s change carries what was seen when its record was read, and an act as little as its changes', () => {
  const shown = {};
  noteSeen(shown, ['epoch', 4]);
  const old = carrySeen({ type: 'pupil', key: 'p-1', op: 'set', fields: {} }, shown);
  const other = { type: 'pupil', key: 'p-2', op: 'create' as const, fields: {} };
  expect(leastSeen([old, other], ['epoch', 9])).toEqual(['epoch', 4]);
  expect(leastSeen([other], ['epoch', 9])).toEqual(['epoch', 9]);
  expect(leastSeen([old], ['restored', 3])).toEqual(['epoch', 4]);
});
