import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCommit, encodeCommit } from '../../../shared/sync/codec.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { emptyChanges } from '../../../shared/sync/tombstones.ts';

const pupils = ['ann', 'bob', 'cy'] as const;
const said = { ann: 'Aardvark', bob: 'Badger', cy: 'Coyote' };

/** A change about one of three pupils; what it says names an animal, and only that pupil's. */
const change = fc.record({ pupil: fc.constantFrom(...pupils), kind: fc.nat(3), id: fc.nat(50) });

function changeOf({ pupil, kind, id }: { pupil: (typeof pupils)[number]; kind: number; id: number }): Change {
  const word = `${said[pupil]} ${id}`;
  if (kind === 0)
    return {
      type: 'pupil',
      key: pupil,
      pupil,
      op: 'set',
      fields: { surname: ['', word], phone: [word, '1'], upn: [null, word] },
    };
  if (kind === 1)
    return {
      type: 'mark',
      key: `${said[pupil]}|${id}`,
      pupil,
      op: 'amend',
      fields: { code: ['/', 'I'], nature: [word, word] },
    };
  if (kind === 2) return { type: 'contact', key: word, pupil, op: 'create', fields: { name: [null, word] } };
  return { type: 'group', key: `group-${id}`, op: 'set', fields: { name: [null, 'Class'] } };
}

it('an emptied commit says nothing of the erased pupil and everything of the others, each in its place', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (drawn) => {
      const changes = [...new Map(drawn.map(changeOf).map((one) => [`${one.type} ${one.key}`, one])).values()];
      const header = { device: 'device-1', n: 1, by: 'x', position: 'y', at: 1, seen: ['', 0] as const, schema: 1 };
      const parts = encodeCommit({ ...header, changes, reason: 'Because' });
      const before = decodeCommit('device-1', 1, parts);
      const emptied = emptyChanges(parts, (pupil) => pupil === 'ann');
      const ofAnn = changes.filter(({ pupil }) => pupil === 'ann');
      expect(emptied === null).toBe(ofAnn.length === 0);
      if (emptied === null) return;
      const after = decodeCommit('device-1', 1, emptied.parts);
      expect(JSON.stringify(after)).not.toMatch(/Aardvark|"ann"/);
      expect(emptied.places).toHaveLength(ofAnn.length);
      expect(after.header.reason).toBe(ofAnn.length === changes.length ? undefined : 'Because');
      for (const [tier, told] of before.tiers.entries()) {
        const kept = after.tiers[tier]?.changes ?? [];
        expect(kept).toHaveLength(told.changes.length);
        for (const [place, one] of told.changes.entries())
          if (one.pupil !== 'ann') expect(kept[place]).toEqual(one);
          else expect(kept[place]).toMatchObject({ type: one.type, op: one.op });
      }
      expect(emptied.places).toEqual(
        (before.tiers[0]?.changes ?? []).flatMap(({ pupil }, place) => (pupil === 'ann' ? [place] : [])),
      );
    }),
  );
});
