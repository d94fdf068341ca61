import { tiers } from '../../model/tiers.ts';
import { closeBoxWith, openBoxWith, type BoxRandom } from '../../lib/sealed-box.ts';
import { packJson, unpackJson, type CommitParts } from '../codec.ts';
import { receiveParts, sendSomeParts, someParts } from './commit-parts.ts';

function boundOf(device: string, n: number): string {
  return `waymark commit box 1|${device}|${n}`;
}

/**
 * Parts of a commit that whoever delivers it may not read, in a box only the endpoint opens. It is closed when the commit is
 * made, by somebody who could read them.
 */
export function closeCommitBox(
  random: BoxRandom,
  endpointKey: Uint8Array,
  commit: { readonly device: string; readonly n: number },
  parts: CommitParts,
): Uint8Array {
  return closeBoxWith(random, endpointKey, boundOf(commit.device, commit.n), packJson(sendSomeParts(parts)));
}

/** The parts in a box; null where it was not closed for this endpoint and this commit, or holds anything else. */
export function openCommitBox(
  privateKey: Uint8Array,
  commit: { readonly device: string; readonly n: number },
  box: Uint8Array,
): CommitParts | null {
  try {
    const parsed = someParts.safeParse(
      unpackJson<unknown>(openBoxWith(privateKey, boundOf(commit.device, commit.n), box)),
    );
    return parsed.success ? receiveParts(parsed.data) : null;
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
