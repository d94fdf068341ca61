import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { StoreIdentity } from './store-identity.ts';

/** The secret under which a person's commits on a laptop carry their proof, from the person's private key. It outlives the laptop's identity. */
export function proofSecretOf(
  privateKey: Uint8Array,
  { device, proofDevice = device }: Pick<StoreIdentity, 'device' | 'proofDevice'>,
): Uint8Array {
  return hkdf(sha256, privateKey, undefined, new TextEncoder().encode(`waymark proof 1 ${proofDevice}`), 32);
}
