import type { JsonValue } from '../../shared/model/declare.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import type { ReadCommit } from '../../shared/sync/codec.ts';
import type { Change } from '../../shared/sync/commit.ts';
import type { Header, Slice } from '../../shared/sync/fold.ts';

/** A commit without some of its changes: what the endpoint took of it. */
export function remaining({ header, tiers }: ReadCommit, isTakenOut: (change: Change) => boolean): ReadCommit {
  return {
    header,
    tiers: tiers.map(({ tier, changes }) => ({ tier, changes: changes.filter((change) => !isTakenOut(change)) })),
  };
}

export function isInTrail(slice: Slice | undefined, { device, n }: Header): boolean {
  return slice?.trail.some((entry) => entry.n === n && entry.device === device) === true;
}

/** The values of every tier together; undefined for a withdrawn record. */
export function asRecord(
  key: string,
  slices: ReadonlyMap<Tier, Slice> | undefined,
): { readonly id: string } | undefined {
  if (slices === undefined) return undefined;
  const values: Record<string, JsonValue> = {};
  for (const slice of slices.values()) {
    if (slice.withdrawn === true) return undefined;
    Object.assign(values, slice.values);
  }
  return { ...values, id: key };
}
