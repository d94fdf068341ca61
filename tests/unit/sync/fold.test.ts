import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tiers, type Tier } from '../../../shared/model/tiers.ts';
import { decodeCommit, encodeCommit, type ReadCommit } from '../../../shared/sync/codec.ts';
import { foldChange, joinSlices, type Slice } from '../../../shared/sync/fold.ts';
import { packSlice, unpackSlice } from '../../../shared/sync/slice-codec.ts';
import { logs } from './commits.ts';

type Folded = Map<string, Map<Tier, Slice>>;

function foldTier(log: readonly ReadCommit[], tier: Tier, into: Folded): void {
  for (const { header, tiers: parts } of log) {
    for (const change of parts.find((part) => part.tier === tier)?.changes ?? []) {
      const slices = into.get(change.key) ?? new Map<Tier, Slice>();
      into.set(change.key, slices.set(tier, foldChange(slices.get(tier), change, header)));
    }
  }
}

/** The records of a log whose tiers were settled in the order given, long after one another. */
function settledInOrder(log: readonly ReadCommit[], order: readonly Tier[]): Map<string, Slice> {
  const folded: Folded = new Map();
  for (const tier of order) foldTier(log, tier, folded);
  return new Map([...folded].map(([key, slices]) => [key, joinSlices([...slices.values()])]));
}

const read = logs.map((log) => log.map((commit) => decodeCommit(commit.device, commit.n, encodeCommit(commit))));
const orders = fc.shuffledSubarray([...tiers], { minLength: tiers.length });

test('in whatever order the tiers were settled, a record has the same values and the same history', () => {
  fc.assert(
    fc.property(read, orders, (log, order) => {
      const plain = settledInOrder(log, tiers);
      for (const [key, slice] of settledInOrder(log, order)) expect(slice).toEqual(plain.get(key));
    }),
  );
});

test('the history of a record has one line for every commit that touched it, in the order of the log, whatever the clocks said', () => {
  fc.assert(
    fc.property(read, orders, (log, order) => {
      for (const [key, { trail }] of settledInOrder(log, order)) {
        const touching = log.filter(({ tiers: parts }) =>
          parts.some(({ changes }) => changes.some((change) => change.key === key)),
        );
        expect(trail.map(({ n }) => n)).toEqual(touching.map(({ header }) => header.n));
      }
    }),
  );
});

test('going back along a history from the values that stand gives every value that stood before', () => {
  fc.assert(
    fc.property(read, (log) => {
      for (const slice of settledInOrder(log, tiers).values()) {
        const values: Record<string, unknown> = { ...slice.values };
        for (const { fields } of slice.trail.toReversed()) {
          for (const [name, [from, to]] of Object.entries(fields)) {
            expect(values[name] ?? null).toEqual(to);
            values[name] = from;
          }
        }
      }
    }),
  );
});

test('a slice on the disk reads as it was packed', () => {
  fc.assert(
    fc.property(read, (log) => {
      for (const slice of settledInOrder(log, tiers).values()) expect(unpackSlice(packSlice(slice))).toEqual(slice);
    }),
  );
});
