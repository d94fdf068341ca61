import type { JsonValue } from '../model/declare.ts';
import type { Change, Commit, Operation } from './commit.ts';

/** Who changed what, from what, when and why: one line of a record's history, of the fields of one tier. */
export interface TrailEntry {
  readonly n: number;
  readonly device: string;
  readonly at: number;
  readonly by: string;
  readonly position: string;
  readonly reason?: string;
  readonly op: Operation;
  /** Empty for `create`: the first values are what later lines say they changed from. */
  readonly fields: Readonly<Record<string, readonly [from: JsonValue, to: JsonValue]>>;
}

/** The settled state of one record as far as one tier goes. Slices of different tiers never share a sealed blob. */
export interface Slice {
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly trail: readonly TrailEntry[];
  readonly withdrawn?: true;
}

export type Header = Omit<Commit, 'changes'>;

function sameJson(a: JsonValue, b: JsonValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The next state of a record's slice after one change. The trail tells what really stood before, so that it stays true
 * where the author had been shown something older. Pure; a change that changes nothing still leaves its line.
 */
export function foldChange(slice: Slice | undefined, change: Change, header: Header): Slice {
  const values = new Map<string, JsonValue>(Object.entries(slice?.values ?? {}));
  const fields: Record<string, [JsonValue, JsonValue]> = {};
  for (const [name, [, to]] of Object.entries(change.fields)) {
    const stood = values.get(name) ?? null;
    if (to === null) values.delete(name);
    else values.set(name, to);
    const isFirst = slice === undefined && change.op === 'create';
    if (!isFirst && !sameJson(stood, to)) fields[name] = [stood, to];
  }
  const entry: TrailEntry = {
    n: header.n,
    device: header.device,
    at: header.at,
    by: header.by,
    position: header.position,
    op: change.op,
    fields,
    ...(header.reason === undefined ? {} : { reason: header.reason }),
  };
  const withdrawn = change.op === 'withdraw' || (slice?.withdrawn === true && change.op !== 'create');
  return {
    values: Object.fromEntries(values),
    trail: [...(slice?.trail ?? []), entry],
    ...(withdrawn ? { withdrawn: true as const } : {}),
  };
}

/**
 * One record from the slices a member can open. Every commit leaves its line in the slice of the base tier, the longest;
 * its order is the order of the log, whatever the authors' clocks said.
 */
export function joinSlices(slices: readonly Slice[]): Slice {
  const [first] = slices;
  if (slices.length === 1 && first !== undefined) return first;
  const merged = new Map<string, TrailEntry>();
  const longestFirst = slices.toSorted((a, b) => b.trail.length - a.trail.length);
  for (const entry of longestFirst.flatMap((slice) => slice.trail)) {
    const key = `${entry.device} ${entry.n}`;
    const other = merged.get(key);
    merged.set(key, other === undefined ? entry : { ...other, fields: { ...other.fields, ...entry.fields } });
  }
  const withdrawn = slices.some((slice) => slice.withdrawn === true);
  return {
    values: Object.assign({}, ...slices.map((slice) => slice.values)) as Slice['values'],
    trail: [...merged.values()],
    ...(withdrawn ? { withdrawn: true as const } : {}),
  };
}
