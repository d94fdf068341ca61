import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { signedText } from '../../../shared/sync/protocol/challenge.ts';
import { toBase64 } from '../../../shared/sync/protocol/bytes.ts';

export interface DeviceKeys {
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

const rawKeyBytes = 32;

export function newDeviceKeys(): DeviceKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return { publicKey: toBase64(spki.subarray(spki.length - rawKeyBytes)), privateKey };
}

export function signed({ privateKey }: DeviceKeys, ...said: Parameters<typeof signedText>): string {
  return toBase64(sign(null, Buffer.from(signedText(...said)), privateKey));
}

/** The secret under which a person's commits on a device carry their proof; in the app it comes from the person's key. */
export function proofSecretOf(staff: string, device: string): Uint8Array {
  return createHash('sha256').update(`secret of ${staff} on ${device}`).digest();
}
