import type { JsonValue } from '../model/declare.ts';
import { tiers } from '../model/tiers.ts';
import { packJson, unpackJson, type CommitParts } from './codec.ts';

/** An id a record had -> the id it has from now on. Ids must be random ones (`newId`): they are found wherever they stand. */
export type IdMap = ReadonlyMap<string, string>;

/** Where a commit was first numbered and proved. */
export interface Origin {
  readonly device: string;
  readonly n: number;
}

/** What of a commit of this laptop is needed to issue it again. */
export interface Issuable extends Origin {
  /** As far as they can be read; those that cannot stay as they are, beside. */
  readonly parts: CommitParts;
  /** Where it was issued again before. */
  readonly origin?: Origin;
}

export interface Reissued extends Origin {
  readonly parts: CommitParts;
  /** Under which identity the author's proof holds; null where the words changed with the ids: it must be proved anew. */
  readonly origin: Origin | null;
}

export interface NewIdentity {
  readonly device: string;
  /** The number the first of the commits gets; the others follow it without a gap. */
  readonly firstN: number;
  readonly ids?: IdMap;
}

const noIds: IdMap = new Map();

/**
 * Own commits under another identity, in their order: other device, other numbers, and where ids are given other ids of
 * records and people. When, who, why, how far they had seen and the values stay. Pure; the caller writes the rows, in one
 * transaction, makes proofs where `origin` is null, and tells the endpoint `origin` where it is not, so that the author's
 * own proof is checked under the numbers it was made for and nothing is taken twice.
 *
 * A copied laptop: `reissue(rows from the forked number on, { device: newId(), firstN: 1 })`.
 * A lone laptop that joins: `reissue(all rows, { device: own, firstN: 1, ids })`, ids of the matched pupils, staff, groups …
 */
export function reissue(commits: readonly Issuable[], { device, firstN, ids = noIds }: NewIdentity): Reissued[] {
  return commits.map(({ device: from, n, parts, origin }, index) => {
    const renamed = withOtherIds(parts, ids);
    const isSame = renamed === parts;
    return { device, n: firstN + index, parts: renamed, origin: isSame ? (origin ?? { device: from, n }) : null };
  });
}

/** What of a part's form (codec.ts) holds ids. */
type Group = [
  type: string,
  op: string,
  fields: string[],
  keys: string[],
  pupils: (string | null)[],
  froms: (JsonValue[] | 0)[],
  tos: JsonValue[][],
];
type Part = { h?: [by: string, ...rest: JsonValue[]]; g: Group[] };

/** The parts with ids replaced: the author, keys, pupils and values. The very same object where none of the ids is in them. */
export function withOtherIds(parts: CommitParts, ids: IdMap): CommitParts {
  if (ids.size === 0) return parts;
  const renamed: CommitParts = {};
  let isSame = true;
  for (const tier of tiers) {
    const bytes = parts[tier];
    if (bytes === undefined) continue;
    const before = unpackJson<Part>(bytes);
    const after = partWithOtherIds(before, ids);
    const stays = JSON.stringify(after) === JSON.stringify(before);
    renamed[tier] = stays ? bytes : packJson(after);
    isSame &&= stays;
  }
  return isSame ? parts : renamed;
}

function partWithOtherIds({ h, g }: Part, ids: IdMap): Part {
  const groups = g.map(([type, op, fields, keys, pupils, froms, tos]): Group => {
    const column = (values: JsonValue[]): JsonValue[] => values.map((value) => valueWithOtherIds(value, ids));
    return [
      ...([type, op, fields] as const),
      keys.map((key) => textWithOtherIds(key, ids)),
      pupils.map((pupil) => (pupil === null ? null : textWithOtherIds(pupil, ids))),
      froms.map((values) => (values === 0 ? 0 : column(values))),
      tos.map(column),
    ];
  });
  if (h === undefined) return { g: groups };
  const [by, ...rest] = h;
  return { h: [ids.get(by) ?? by, ...rest], g: groups };
}

function valueWithOtherIds(value: JsonValue, ids: IdMap): JsonValue {
  if (typeof value === 'string') return textWithOtherIds(value, ids);
  if (Array.isArray(value)) return value.map((one: JsonValue) => valueWithOtherIds(one, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, valueWithOtherIds(one, ids)]));
}

/** An id alone, or among others as keys of marks join them. */
function textWithOtherIds(text: string, ids: IdMap): string {
  if (!text.includes('|')) return ids.get(text) ?? text;
  return text
    .split('|')
    .map((piece) => ids.get(piece) ?? piece)
    .join('|');
}
