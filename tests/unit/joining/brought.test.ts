import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { broughtCommits, joiningCommit, wholeChanges } from '../../../shared/joining/brought.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { schemaVersion } from '../../../shared/model/registry.ts';
import { sampleCentre } from '../../../shared/sample/centre.ts';
import { decodeCommit, encodeCommit, type ReadCommit } from '../../../shared/sync/codec.ts';
import { commitSchema, type Change } from '../../../shared/sync/commit.ts';

const device = 'new-laptop-1234';
const sample = sampleCentre({ today: localDate('2026-11-20'), seed: 11 });
const log: ReadCommit[] = [{ changes: sample.changes, by: 'sample-lead' }, ...sample.batches].map(
  ({ changes, by }, index) => {
    const header = { device: 'old-laptop-1234', n: index + 1, seen: ['', 0] as const, by, position: `Post of ${by}` };
    const { n } = header;
    return decodeCommit(
      header.device,
      n,
      encodeCommit({ ...header, changes, at: 1000 + index, schema: schemaVersion }),
    );
  },
);
const pupils = sample.changes.filter(({ type, op }) => type === 'pupil' && op === 'create').map(({ key }) => key);

function inPlain(changes: readonly Change[]): string[] {
  return changes.map((change) => JSON.stringify(change)).sort();
}

describe('what a laptop brings to the centre it joins', () => {
  test('every entry but the centre’s own is there once, in its order, with its time, author, position and reason', () => {
    const brought = broughtCommits(log, { device, pairs: new Map(), closedThere: new Set() });
    const kept = log
      .map((commit) => ({
        ...{ at: commit.header.at, by: commit.header.by, position: commit.header.position },
        changes: inPlain(
          wholeChanges(commit).filter(({ type }) => !['centre', 'term', 'closure', 'setting'].includes(type)),
        ),
      }))
      .filter(({ changes }) => changes.length > 0);
    expect(brought.map(({ at, by, position, changes }) => ({ at, by, position, changes: inPlain(changes) }))).toEqual(
      kept,
    );
    expect(brought.map(({ n }) => n)).toEqual(brought.map((_, index) => index + 1));
    for (const commit of brought) {
      expect(commitSchema.safeParse(commit).success).toBe(true);
      expect([commit.device, commit.seen]).toEqual([device, ['', 0]]);
    }
  });

  test('whoever of the pupils are the same, no entry is lost and none of their old ids stays', () => {
    fc.assert(
      fc.property(fc.subarray(pupils), (same) => {
        const pairs = new Map([['pupil', new Map(same.map((id) => [id, `centre-${id}`]))]]);
        const brought = broughtCommits(log, { device, pairs, closedThere: new Set() });
        const all = brought.flatMap(({ changes }) => changes);
        const before = broughtCommits(log, { device, pairs: new Map(), closedThere: new Set() });
        expect(all.length).toBe(before.flatMap(({ changes }) => changes).length);
        const named = new Set(all.flatMap(({ pupil }) => pupil ?? []));
        expect(same.filter((id) => named.has(id))).toEqual([]);
        for (const { changes } of brought)
          expect(new Set(changes.map(({ type, key }) => `${type} ${key}`)).size).toBe(changes.length);
      }),
      { numRuns: 6 },
    );
  });

  test('staff the centre has keep the centre’s record; their entries carry the centre’s id and the position they had', () => {
    const [first] = sample.members;
    const id = first?.id ?? '';
    const pairs = new Map([['staff', new Map([[id, 'centre-person']])]]);
    const brought = broughtCommits(log, { device, pairs, closedThere: new Set() });
    expect(brought.some(({ by }) => by === id)).toBe(false);
    const theirs = brought.filter(({ by }) => by === 'centre-person');
    expect(new Set(theirs.map(({ position }) => position))).toEqual(new Set([`Post of ${id}`]));
    expect(brought.flatMap(({ changes }) => changes).some(({ type, key }) => type === 'staff' && key === id)).toBe(
      false,
    );
  });

  test('a session both closed stays as the centre closed it, and the joining says what the laptop had', () => {
    const closing = log.flatMap(wholeChanges).find(({ type }) => type === 'registerClosing');
    const key = closing?.key ?? '';
    const brought = broughtCommits(log, { device, pairs: new Map(), closedThere: new Set([key]) });
    const left = brought.flatMap(({ changes }) => changes).filter(({ type }) => type === 'registerClosing');
    expect(key).not.toBe('');
    expect(left.some((change) => change.key === key)).toBe(false);
    let id = 0;
    const joining = joiningCommit(
      new Map([['pupil', new Map([['a', 'b']])]]),
      [{ key, said: 'Closed at 09:31 by Asha Testwell' }],
      {
        ...{ device, n: brought.length + 1, by: 'm', position: 'Head', at: 5, date: localDate('2026-11-20') },
        newId: () => `joined-${(id += 1)}`,
      },
    );
    expect(joining?.changes.map(({ fields, pupil }) => [fields['of']?.[1], fields['is']?.[1], pupil])).toEqual([
      ['pupil', 'b', 'b'],
      ['registerClosing', key, undefined],
    ]);
    expect(commitSchema.safeParse(joining).success).toBe(true);
  });
});
