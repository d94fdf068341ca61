import type { CommitParts } from '../../shared/sync/codec.ts';
import { digestOf } from '../../shared/sync/protocol/proof.ts';
import type { Origin } from '../../shared/sync/reissue.ts';
import { isSame } from './proves.ts';
import type { Device } from './store-access.ts';
import type { JudgingTx } from './store.ts';

/**
 * The identities a laptop had before it was found to be copied, each with the number of the log up to which its entries are
 * the laptop's own past. Empty for nearly every laptop.
 */
export async function pastOf(tx: JudgingTx, device: Device): Promise<ReadonlyMap<string, number>> {
  const past = new Map<string, number>();
  let { replaces, replacesUpTo } = device;
  while (replaces !== null && !past.has(replaces)) {
    past.set(replaces, replacesUpTo);
    const before = await tx.device(replaces);
    replaces = before?.replaces ?? null;
    replacesUpTo = before?.replacesUpTo ?? 0;
  }
  return past;
}

interface Sent {
  readonly parts: CommitParts;
  /** Where it was first made, where that was under another identity of the laptop. */
  readonly origin?: Origin;
}

/** A commit that was first made under another identity of its laptop. */
export interface First {
  /** What the author's proof is over. */
  readonly digest: Uint8Array;
  /** The endpoint has it already, from whichever copy of the laptop. */
  readonly isKnown: boolean;
}

/**
 * Null for a commit that was made under the number it has. What `origin` says is the laptop's word; it need not be believed,
 * because the proof must hold under the secret that the author has on this laptop, and only its own identities share that.
 */
export async function firstOf(tx: JudgingTx, { parts, origin }: Sent): Promise<First | null> {
  if (origin === undefined) return null;
  const digest = digestOf(origin.device, origin.n, parts);
  const there = await tx.commit(origin.device, origin.n);
  const isThere = there !== undefined && isSame(there.digest, digest);
  return { digest, isKnown: isThere || (await tx.hasFirstDigest(digest)) };
}
