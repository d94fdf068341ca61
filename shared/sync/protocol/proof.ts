import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { tiers } from '../../model/tiers.ts';
import type { CommitParts } from '../codec.ts';

/**
 * SHA-256 over device, number and parts: with device and n, the commit's identity. Every part is preceded by its tier and
 * its length in bytes, so that no two bodies read the same.
 */
export function digestOf(device: string, n: number, parts: CommitParts): Uint8Array {
  const encoder = new TextEncoder();
  const hash = sha256.create().update(encoder.encode(`waymark commit 1|${device}|${n}`));
  for (const tier of tiers) {
    const part = parts[tier];
    if (part !== undefined) hash.update(encoder.encode(`|${tier} ${part.length}|`)).update(part);
  }
  return hash.digest();
}

/** A MAC of the author over the commit's identity and body, so that who delivers it does not matter. */
export function proofOver(secret: Uint8Array, digest: Uint8Array): Uint8Array {
  return hmac(sha256, secret, digest);
}
