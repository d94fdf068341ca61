import { timingSafeEqual } from 'node:crypto';
import { proofOver } from '../../shared/sync/protocol/proof.ts';

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether a proof was made with the secret of the person on that device. Takes as long either way. */
export function proves(secret: Uint8Array, digest: Uint8Array, proof: Uint8Array): boolean {
  return isSame(proofOver(secret, digest), proof);
}
