import { tiers } from '../../model/tiers.ts';
import { closeBoxWith, openBoxWith, type BoxRandom } from '../../lib/sealed-box.ts';
import { packJson, unpackJson, type CommitParts } from '../codec.ts';
import { base64, fromBase64, toBase64 } from './bytes.ts';
import { bounds } from './bounds.ts';
import { receiveParts, sendSomeParts, someParts } from './commit-parts.ts';

function boundOf(device: string, n: number): string {
  return `waymark commit box 1|${device}|${n}`;
}

/** What is in a box: parts, and the commit's earlier box where who closed this one could not open that. */
const contents = someParts.extend({ within: base64(bounds.boxBytes).exactOptional() });

/**
 * Parts of a commit that whoever delivers it may not read, in a box only the endpoint opens. It is closed when the commit is
 * made, by somebody who could read them. An earlier box goes into it as it is.
 */
export function closeCommitBox(
  random: BoxRandom,
  endpointKey: Uint8Array,
  commit: { readonly device: string; readonly n: number },
  parts: CommitParts,
  earlier?: Uint8Array,
): Uint8Array {
  const told = { ...sendSomeParts(parts), ...(earlier === undefined ? {} : { within: toBase64(earlier) }) };
  return closeBoxWith(random, endpointKey, boundOf(commit.device, commit.n), packJson(told));
}

/** The parts in a box; null where it was not closed for this endpoint and this commit, or holds anything else. */
export function openCommitBox(
  privateKey: Uint8Array,
  commit: { readonly device: string; readonly n: number },
  box: Uint8Array,
): CommitParts | null {
  const outer = read(privateKey, commit, box);
  if (outer?.within === undefined) return outer?.parts ?? null;
  const inner = read(privateKey, commit, outer.within);
  // One box in a box is all that is ever made.
  return inner === null || inner.within !== undefined ? null : joinParts(outer.parts, inner.parts);
}

function read(
  privateKey: Uint8Array,
  commit: { readonly device: string; readonly n: number },
  box: Uint8Array,
): { readonly parts: CommitParts; readonly within?: Uint8Array } | null {
  try {
    const bound = boundOf(commit.device, commit.n);
    const { within, ...parts } = contents.parse(unpackJson<unknown>(openBoxWith(privateKey, bound, box)));
    return { parts: receiveParts(parts), ...(within === undefined ? {} : { within: fromBase64(within) }) };
  } catch {
    return null;
  }
}

/** A commit's parts, those in the open and those from its box. */
export function joinParts(open: CommitParts, boxed: CommitParts): CommitParts {
  const parts: CommitParts = {};
  for (const tier of tiers) {
    const bytes = open[tier] ?? boxed[tier];
    if (bytes !== undefined) parts[tier] = bytes;
  }
  return parts;
}
