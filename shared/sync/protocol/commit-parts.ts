import { z } from 'zod';
import { tiers } from '../../model/tiers.ts';
import type { CommitParts } from '../codec.ts';
import { base64, fromBase64, toBase64 } from './bytes.ts';
import { bounds } from './bounds.ts';

const part = base64(bounds.commitBytes);

/** A commit's body as codec.ts encodes it, one part a tier, in base64. On its way it is sealed by TLS alone: the LA may read it. */
export const commitParts = z.strictObject({
  register: part,
  contact: part.exactOptional(),
  sensitive: part.exactOptional(),
  identity: part.exactOptional(),
});
export type SentParts = z.infer<typeof commitParts>;

/** Some of a commit's parts: the rest is in its box (commit-box.ts). */
export const someParts = z.strictObject({
  register: part.exactOptional(),
  contact: part.exactOptional(),
  sensitive: part.exactOptional(),
  identity: part.exactOptional(),
});
export type SomeParts = z.infer<typeof someParts>;

export function sendParts(parts: CommitParts): SentParts {
  return commitParts.parse(sendSomeParts(parts));
}

export function sendSomeParts(parts: CommitParts): SomeParts {
  const sent = tiers.flatMap((tier) => {
    const bytes = parts[tier];
    return bytes === undefined ? [] : [[tier, toBase64(bytes)] as const];
  });
  return someParts.parse(Object.fromEntries(sent));
}

export function receiveParts(sent: SomeParts): CommitParts {
  const parts: CommitParts = {};
  for (const tier of tiers) {
    const text = sent[tier];
    if (text !== undefined) parts[tier] = fromBase64(text);
  }
  return parts;
}
