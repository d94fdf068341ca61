import type { JsonValue } from '../model/declare.ts';
import { tiers } from '../model/tiers.ts';
import { packJson, unpackJson, type CommitParts } from './codec.ts';

/** What of a part's form (codec.ts) an erasure must know. */
type Group = [
  type: string,
  op: string,
  fields: string[],
  keys: string[],
  pupils: (string | null)[],
  froms: (JsonValue[] | 0)[],
  tos: JsonValue[][],
];
type Part = { h?: JsonValue[]; g: Group[] };

const reasonPlace = 6;

export interface Emptied {
  readonly parts: CommitParts;
  /** The places of the emptied changes, in the order in which decoding gives them. */
  readonly places: readonly number[];
  /** Nothing else was in the commit, so its reason went too. */
  readonly isWhole: boolean;
}

/**
 * A commit's parts with every change of a pupil emptied: no key, no pupil, no values. Each keeps its place, so that outcomes
 * still fit. Null where the commit names none of them. The parts must be readable. Pure.
 */
export function emptyChanges(parts: CommitParts, isErased: (pupil: string) => boolean): Emptied | null {
  const base = parts.register === undefined ? undefined : unpackJson<Part>(parts.register);
  const gone = new Map<string, string>();
  const places: number[] = [];
  let place = 0;
  for (const [type, , , keys, pupils] of base?.g ?? []) {
    keys.forEach((key, row) => {
      const pupil = pupils[row] === '' || type === 'pupil' ? key : (pupils[row] ?? null);
      if (pupil !== null && isErased(pupil)) {
        gone.set(`${type} ${key}`, `erased-${place}`);
        places.push(place);
      }
      place += 1;
    });
  }
  if (places.length === 0) return null;
  const isWhole = places.length === place;
  const emptied: CommitParts = {};
  for (const tier of tiers) {
    const bytes = parts[tier];
    if (bytes !== undefined) emptied[tier] = packJson(emptyPart(unpackJson<Part>(bytes), gone, isWhole));
  }
  return { parts: emptied, places, isWhole };
}

function emptyPart({ h, g }: Part, gone: ReadonlyMap<string, string>, isWhole: boolean): Part {
  const header = h?.map((value, index) => (isWhole && index === reasonPlace ? null : value));
  return { ...(header === undefined ? {} : { h: header }), g: g.map((group) => emptyGroup(group, gone)) };
}

function emptyGroup([type, op, fields, keys, pupils, froms, tos]: Group, gone: ReadonlyMap<string, string>): Group {
  const isGone = keys.map((key) => gone.has(`${type} ${key}`));
  const without = <T>(column: readonly T[]): (T | null)[] =>
    column.map((value, row) => (isGone[row] === true ? null : value));
  return [
    ...([type, op, fields] as const),
    keys.map((key) => gone.get(`${type} ${key}`) ?? key),
    without(pupils),
    froms.map((column) => (column === 0 ? 0 : without(column))),
    tos.map((column) => without(column)),
  ];
}
