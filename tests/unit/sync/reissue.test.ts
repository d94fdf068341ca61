import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCommit, encodeCommit } from '../../../shared/sync/codec.ts';
import type { Commit } from '../../../shared/sync/commit.ts';
import { reissue, withOtherIds } from '../../../shared/sync/reissue.ts';
import { logs } from './commits.ts';

const ids = new Map([
  ['pupilOfTheLaptop', 'pupilOfTheCentre'],
  ['enrolmentHere', 'enrolmentThere'],
  ['tutorHere', 'tutorThere'],
]);

function commitOf(changes: Commit['changes']): Commit {
  return {
    ...{ device: 'device-of-old', n: 7, changes, seen: ['', 0], by: 'tutorHere', position: 'Workshop tutor' },
    ...{ at: 1_790_000_000_000, schema: 1, reason: 'Went home with enrolmentHere in his bag' },
  };
}

describe('own entries issued again', () => {
  it('keep when, who and why, word for word, under numbers that follow each other from the first', () => {
    const parts = encodeCommit(
      commitOf([{ type: 'mark', key: 'enrolmentHere|2026-09-21|AM', op: 'create', fields: { code: [null, '/'] } }]),
    );
    const issued = reissue(
      [
        { device: 'device-of-old', n: 7, parts },
        { device: 'device-of-old', n: 8, parts, origin: { device: 'device-before', n: 3 } },
      ],
      { device: 'device-of-new', firstN: 4 },
    );
    expect(issued).toEqual([
      { device: 'device-of-new', n: 4, parts, origin: { device: 'device-of-old', n: 7 } },
      { device: 'device-of-new', n: 5, parts, origin: { device: 'device-before', n: 3 } },
    ]);
  });

  it('name the pupils, enrolments and people as the centre does, and must then be proved anew', () => {
    const parts = encodeCommit(
      commitOf([
        {
          type: 'pupil',
          key: 'pupilOfTheLaptop',
          pupil: 'pupilOfTheLaptop',
          op: 'set',
          fields: { phone: [null, '1'] },
        },
        {
          ...{ type: 'mark', key: 'enrolmentHere|2026-09-21|AM', pupil: 'pupilOfTheLaptop', op: 'create' },
          fields: { code: [null, '/'], recordedBy: [null, 'tutorHere'] },
        },
        { type: 'membership', key: 'm', op: 'set', fields: { pupil: ['pupilOfTheLaptop', 'somebodyElse'] } },
      ]),
    );
    const [issued] = reissue([{ device: 'device-of-old', n: 7, parts }], { device: 'device-of-old', firstN: 7, ids });
    expect(issued?.origin).toBeNull();
    const { header, tiers } = decodeCommit('device-of-old', 7, issued?.parts ?? {});
    expect(header).toMatchObject({ by: 'tutorThere', reason: 'Went home with enrolmentHere in his bag' });
    const told = tiers.flatMap(({ changes }) => changes);
    expect(told).toContainEqual(
      expect.objectContaining({ type: 'pupil', key: 'pupilOfTheCentre', pupil: 'pupilOfTheCentre' }),
    );
    expect(told).toContainEqual(
      expect.objectContaining({
        ...{ key: 'enrolmentThere|2026-09-21|AM', pupil: 'pupilOfTheCentre' },
        fields: { code: [null, '/'], recordedBy: [null, 'tutorThere'] },
      }),
    );
    expect(JSON.stringify(told)).not.toContain('OfTheLaptop');
  });

  it('are the very same bytes where none of the ids is in them, whatever they say', () => {
    fc.assert(
      fc.property(logs, (commits) => {
        for (const commit of commits) {
          const parts = encodeCommit(commit);
          expect(withOtherIds(parts, ids)).toBe(parts);
        }
      }),
    );
  });

  it('say the same again once every id is put back', () => {
    fc.assert(
      fc.property(logs, (commits) => {
        for (const commit of commits) {
          const parts = encodeCommit(commit);
          const there = new Map([[commit.by, 'a-new-author-id']]);
          const back = new Map([['a-new-author-id', commit.by]]);
          expect(decodeCommit('d', 1, withOtherIds(withOtherIds(parts, there), back))).toEqual(
            decodeCommit('d', 1, parts),
          );
        }
      }),
    );
  });
});
