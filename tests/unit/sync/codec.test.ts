import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declarationOf } from '../../../shared/model/registry.ts';
import { baseTier, tiers } from '../../../shared/model/tiers.ts';
import { decodeCommit, encodeCommit } from '../../../shared/sync/codec.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { logs } from './commits.ts';

function fieldsByKey(changes: readonly Change[]): Record<string, Record<string, unknown>> {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const { key, fields } of changes) merged[key] = { ...merged[key], ...fields };
  return merged;
}

test('a commit taken apart by tier and put together again says the same', () => {
  fc.assert(
    fc.property(logs, ([commit]) => {
      if (commit === undefined) return;
      const { header, tiers: read } = decodeCommit(commit.device, commit.n, encodeCommit(commit));
      const { changes, ...rest } = commit;
      expect(header).toEqual(rest);
      expect(fieldsByKey(read.flatMap((part) => part.changes))).toEqual(fieldsByKey(changes));
      const base = read.find(({ tier }) => tier === baseTier);
      expect(base?.changes.map(({ key, op, pupil }) => [key, op, pupil]).sort()).toEqual(
        changes.map(({ key, op, pupil }) => [key, op, pupil]).sort(),
      );
    }),
  );
});

test('the part of a tier names the fields of that tier only', () => {
  fc.assert(
    fc.property(logs, ([commit]) => {
      if (commit === undefined) return;
      const parts = encodeCommit(commit);
      for (const tier of tiers) {
        const own = parts[tier];
        if (own === undefined) continue;
        const base = tier === baseTier ? {} : { [baseTier]: parts[baseTier] ?? new Uint8Array() };
        const read = decodeCommit(commit.device, commit.n, { ...base, [tier]: own }).tiers.find(
          (part) => part.tier === tier,
        );
        for (const { fields } of read?.changes ?? [])
          for (const name of Object.keys(fields)) expect(declarationOf('pupil')?.fields[name]?.tier).toBe(tier);
      }
    }),
  );
});
