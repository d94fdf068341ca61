import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { line } from '../../model/field-kinds.ts';
import { base64Of } from './bytes.ts';
import { bounds } from './bounds.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';

/**
 * A laptop that found itself copied (its numbers are another's too) goes on under an identity of its own. Sent under the old
 * one; the new key signs a fresh challenge, and a member of the old one who is signed in on the laptop proves it with the
 * secret of their commits, so that the laptop's key alone is not enough. Everybody's place on the laptop is carried over with
 * the same secrets. Sent again, it answers the same.
 */
export const replaceDevice = defineMessage({
  name: 'replaceDevice',
  path: '/v1/devices/replace',
  sender: 'device',
  mostBytes: bounds.requestBytes,
  request: z.strictObject({
    device: z.strictObject({ id: ids.deviceId, publicKey: ids.publicKey, name: line(60) }),
    /** The first number of the old identity that this laptop has with other content than the endpoint, or not at all. */
    from: ids.positive,
    challenge: ids.challengeText,
    /** By the new key. */
    signature: ids.signature,
    person: z.strictObject({
      staff: ids.recordId,
      /** Under the secret of this person's commits on the old identity, over `replacementDigest`. */
      proof: base64Of(32),
    }),
  }),
  reply: z.object({ epoch: ids.epoch }),
});

export interface Replacement {
  readonly old: string;
  readonly device: string;
  /** Base64, as the message has it. */
  readonly publicKey: string;
  readonly from: number;
}

/** What the person's proof is over. Never the digest of a commit (proof.ts): those begin with other words. */
export function replacementDigest({ old, device, publicKey, from }: Replacement): Uint8Array {
  return sha256(new TextEncoder().encode(`waymark replace 1|${old}|${device}|${publicKey}|${from}`));
}
