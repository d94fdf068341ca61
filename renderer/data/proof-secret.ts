import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** The secret under which a person's commits on a device carry their proof, from the person's private key. */
export function proofSecretOf(privateKey: Uint8Array, device: string): Uint8Array {
  return hkdf(sha256, privateKey, undefined, new TextEncoder().encode(`waymark proof 1 ${device}`), 32);
}
