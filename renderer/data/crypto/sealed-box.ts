import { closeBoxWith, openBoxWith, publicBoxKey, type BoxRandom } from '../../../shared/lib/sealed-box.ts';
import { keyBytes } from './seal.ts';

/** So an administrator can give a colleague a key without knowing the colleague's passphrase. */
export interface KeyPair {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

const nonceBytes = 24;

function random(bytes: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

export function newKeyPair(): KeyPair {
  return keyPairOf(random(keyBytes));
}

export function keyPairOf(privateKey: Uint8Array): KeyPair {
  return { privateKey, publicKey: publicBoxKey(privateKey) };
}

/** What is random in one box. */
export function randomForBox(): BoxRandom {
  return { ephemeralKey: random(keyBytes), nonce: random(nonceBytes) };
}

/** A box anyone can close and only the holder of the private key can open (shared/lib/sealed-box.ts). */
export function closeBox(receiver: Uint8Array, bound: string, plain: Uint8Array): Uint8Array {
  return closeBoxWith(randomForBox(), receiver, bound, plain);
}

/** Throws where the box was not closed for this key and this place. */
export function openBox({ privateKey }: KeyPair, bound: string, box: Uint8Array): Uint8Array {
  return openBoxWith(privateKey, bound, box);
}
