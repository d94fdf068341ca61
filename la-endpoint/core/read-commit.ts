import { inflateRawSync } from 'node:zlib';
import { decodeCommit, type CommitParts } from '../../shared/sync/codec.ts';
import { commitSchema, isPlainChange, mostChanges, type Change } from '../../shared/sync/commit.ts';
import type { TierChange } from '../../shared/sync/contest-apply.ts';
import type { Header } from '../../shared/sync/fold.ts';
import { tiers, type Tier } from '../../shared/model/tiers.ts';
import { bounds } from '../../shared/sync/protocol/bounds.ts';

/** One change of a commit, whole and as each tier tells it. */
export interface ReadChange {
  readonly whole: Change;
  readonly parts: readonly TierChange[];
}

export interface ReadableCommit {
  readonly header: Header;
  readonly changes: readonly ReadChange[];
}

const deflatedFlag = 1;
/** NUL and halves of surrogate pairs, as JSON writes them: no database keeps them as text, and no keyboard makes them. */
const unkeepable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f]..)/;

/** Far deeper than any record. What lies deeper might be read here and break a reader that has less stack left. */
const deepest = 40;

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

/** A small part must not unfold into a large one. The first byte says whether it is compressed (codec.ts). */
function unfoldsWithinBounds(part: Uint8Array): boolean {
  if (part[0] !== deflatedFlag) return part.length <= bounds.partBytesUnpacked;
  try {
    inflateRawSync(part.subarray(1), { maxOutputLength: bounds.partBytesUnpacked });
    return true;
  } catch {
    return false;
  }
}

/** Reads a commit's parts as a hostile device may have made them; null where they are no commit. Never throws. */
export function readParts(device: string, n: number, parts: CommitParts): ReadableCommit | null {
  if (!tiers.every((tier) => parts[tier] === undefined || unfoldsWithinBounds(parts[tier]))) return null;
  try {
    const decoded = decodeCommit(device, n, parts);
    const changes = join(decoded.tiers.map(({ tier, changes: told }) => ({ tier, changes: told })));
    if (
      changes === null ||
      !isCommit(
        decoded.header,
        changes.map(({ whole }) => whole),
      )
    )
      return null;
    return { header: decoded.header, changes };
  } catch {
    return null;
  }
}

function isCommit(header: Header, changes: readonly Change[]): boolean {
  if (changes.length > mostChanges || !changes.every(({ fields }) => isShallow(fields, deepest))) return false;
  const isRead = changes.length > 0 && changes.every(isPlainChange);
  // What was read already need not be read again, but one stands for all: none at all is no commit.
  const checked = commitSchema.safeParse({ ...header, changes: isRead ? changes.slice(0, 1) : changes });
  return checked.success && !unkeepable.test(JSON.stringify([header, changes]));
}

/** Brings the tiers of each change together, in the order of the base part. Null where another tier names a record the base part does not, or one is named twice. */
function join(told: readonly { tier: Tier; changes: readonly Change[] }[]): ReadChange[] | null {
  const [base, ...others] = told;
  const byRecord = new Map<string, TierChange[]>();
  for (const change of base?.changes ?? []) {
    const record = `${change.type} ${change.key}`;
    if (byRecord.has(record)) return null;
    byRecord.set(record, [{ tier: base?.tier ?? 'register', change }]);
  }
  for (const { tier, changes } of others) {
    for (const change of changes) {
      const parts = byRecord.get(`${change.type} ${change.key}`);
      const first = parts?.[0]?.change;
      if (parts === undefined || first?.op !== change.op || first.pupil !== change.pupil) return null;
      if (parts.some((part) => part.tier === tier)) return null;
      parts.push({ tier, change });
    }
  }
  return [...byRecord.values()].flatMap((parts) => {
    const first = parts[0]?.change;
    if (first === undefined) return [];
    const fields = Object.assign({}, ...parts.map(({ change }) => change.fields)) as Change['fields'];
    return [{ whole: { ...first, fields }, parts }];
  });
}
