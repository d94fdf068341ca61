import { deflateSync, inflateSync } from 'fflate';
import { declarationOf } from '../model/registry.ts';
import type { JsonValue } from '../model/declare.ts';
import { baseTier, tiers, type Tier } from '../model/tiers.ts';
import type { Change, Commit, Operation } from './commit.ts';

/** A commit's body, one part per tier it touches. The base part is always there: it carries who, when and which records. */
export type CommitParts = Partial<Record<Tier, Uint8Array>>;

type Header = [
  by: string,
  position: string,
  at: number,
  epoch: string,
  seen: number,
  schema: number,
  reason: string | null,
];
/** Changes of one shape as columns: far smaller and quicker to read than an object per change. */
type Group = [
  type: string,
  op: Operation,
  fields: string[],
  keys: string[],
  pupils: (string | null)[],
  froms: (JsonValue[] | 0)[],
  tos: JsonValue[][],
];
type Part = { h?: Header; g: Group[] };

/** Below this many bytes deflate costs more than it saves (measured on one-mark commits). */
const worthCompressingBytes = 400;
const plainFlag = 0;
const deflatedFlag = 1;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** JSON as bytes, compressed where it pays; the first byte says which. `quick`: for what is soon read and gone again. */
export function packJson(value: unknown, how: 'small' | 'quick' = 'small'): Uint8Array {
  const text = encoder.encode(JSON.stringify(value));
  const compressed = text.length >= worthCompressingBytes;
  const body = compressed ? deflateSync(text, { level: how === 'small' ? 6 : 1 }) : text;
  const packed = new Uint8Array(body.length + 1);
  packed[0] = compressed ? deflatedFlag : plainFlag;
  packed.set(body, 1);
  return packed;
}

/** Reads what `packJson` wrote. The caller says the type because only our own sealed bytes come here. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the bytes carry no type of their own
export function unpackJson<T>(packed: Uint8Array): T {
  const body = packed.subarray(1);
  return JSON.parse(decoder.decode(packed[0] === deflatedFlag ? inflated(body) : body)) as T;
}

/** Room that is used again: without it every row, however small, costs 128 KiB made and thrown away. */
const room = new Uint8Array(1 << 18);

/** How much larger than its compressed body a commit of many marks is, at most as a rule. */
const usualGrowth = 40;

/** Valid until the next call. */
function inflated(body: Uint8Array): Uint8Array {
  const enough = body.length * usualGrowth <= room.length ? room : new Uint8Array(body.length * usualGrowth);
  try {
    const bytes = inflateSync(body, { out: enough });
    if (bytes.length < enough.length) return bytes;
  } catch {
    // Too large for the room, or broken: the second reading tells.
  }
  return inflateSync(body);
}

function tierOf(type: string, fieldName: string): Tier {
  return declarationOf(type)?.fields[fieldName]?.tier ?? baseTier;
}

function groupsFor(tier: Tier, changes: readonly Change[]): Group[] {
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const names = Object.keys(change.fields).filter((name) => tierOf(change.type, name) === tier);
    if (names.length === 0 && tier !== baseTier) continue;
    const shape = [change.type, change.op, ...names].join(' ');
    let group = groups.get(shape);
    if (group === undefined) {
      group = [change.type, change.op, names, [], [], names.map(() => 0 as const), names.map(() => [])];
      groups.set(shape, group);
    }
    appendToGroup(group, change);
  }
  return [...groups.values()];
}

function appendToGroup(group: Group, change: Change): void {
  const [, , names, keys, pupils, froms, tos] = group;
  names.forEach((name, column) => {
    const [from, to] = change.fields[name] ?? [null, null];
    let before = froms[column] ?? 0;
    if (from !== null && before === 0) {
      before = keys.map(() => null);
      froms[column] = before;
    }
    if (before !== 0) before.push(from);
    tos[column]?.push(to);
  });
  keys.push(change.key);
  pupils.push(change.pupil === change.key ? '' : (change.pupil ?? null));
}

/** Splits a commit into its parts, ready to be sealed. Fields of different tiers never share a part. */
export function encodeCommit(commit: Commit): CommitParts {
  const parts: CommitParts = {};
  for (const tier of tiers) {
    const groups = groupsFor(tier, commit.changes);
    if (tier === baseTier) {
      const [epoch, seen] = commit.seen;
      const header: Header = [commit.by, commit.position, commit.at, epoch, seen, commit.schema, commit.reason ?? null];
      parts[tier] = packJson({ h: header, g: groups } satisfies Part);
    } else if (groups.length > 0) {
      parts[tier] = packJson({ g: groups } satisfies Part);
    }
  }
  return parts;
}

function changesOfGroup([type, op, names, keys, pupils, froms, tos]: Group): Change[] {
  // Set on an object it would become its prototype and be lost without a word.
  if (names.includes('__proto__')) throw new Error('A field of a name that no record has');
  return keys.map((key, row) => {
    const pupil = pupils[row] ?? null;
    const fields: Record<string, [JsonValue, JsonValue]> = {};
    names.forEach((name, column) => {
      const before = froms[column];
      fields[name] = [before === 0 || before === undefined ? null : (before[row] ?? null), tos[column]?.[row] ?? null];
    });
    return { type, key, op, fields, ...(pupil === null ? {} : { pupil: pupil === '' ? key : pupil }) };
  });
}

/** What one tier of a commit says: the changes with that tier's fields only. */
export interface TierChanges {
  readonly tier: Tier;
  readonly changes: readonly Change[];
}

export interface ReadCommit {
  readonly header: Omit<Commit, 'changes'>;
  readonly tiers: readonly TierChanges[];
}

/** Reads the parts a member can open. The base part must be among them; a missing tier is simply not seen. */
export function decodeCommit(device: string, n: number, parts: CommitParts): ReadCommit {
  const basePart = parts[baseTier];
  if (basePart === undefined) throw new Error('A commit without its base part');
  const base = unpackJson<Part>(basePart);
  const header = base.h;
  if (header === undefined) throw new Error('A commit without its header');
  const read = tiers.flatMap((tier): TierChanges[] => {
    const bytes = parts[tier];
    if (bytes === undefined) return [];
    const part = tier === baseTier ? base : unpackJson<Part>(bytes);
    return [{ tier, changes: part.g.flatMap(changesOfGroup) }];
  });
  const [by, position, at, epoch, seen, schema, reason] = header;
  return {
    header: { device, n, by, position, at, seen: [epoch, seen], schema, ...(reason === null ? {} : { reason }) },
    tiers: read,
  };
}
