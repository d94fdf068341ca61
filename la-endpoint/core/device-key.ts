import { createPublicKey, verify } from 'node:crypto';
import { signedText } from '../../shared/sync/protocol/challenge.ts';

/** The head of a SubjectPublicKeyInfo for Ed25519 (RFC 8410, section 4), before the 32 bytes of the key. */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether a device signed the challenge with its key, for this purpose. Never throws. */
export function hasSigned(
  publicKey: Uint8Array,
  signature: Uint8Array,
  ...said: Parameters<typeof signedText>
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([spkiHead, publicKey]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(signedText(...said)), key, signature);
  } catch {
    return false;
  }
}
