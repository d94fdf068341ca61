import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keyBytes, open, seal } from './seal.ts';

/**
 * A box anyone can close and only the holder of the private key can open (X25519, RFC 7748; HKDF-SHA-256, RFC 5869).
 * So an administrator can give a colleague a key without knowing the colleague's passphrase.
 */
const publicKeyBytes = 32;

export interface KeyPair {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

export function newKeyPair(): KeyPair {
  return keyPairOf(crypto.getRandomValues(new Uint8Array(keyBytes)));
}

export function keyPairOf(privateKey: Uint8Array): KeyPair {
  return { privateKey, publicKey: x25519.getPublicKey(privateKey) };
}

function boxKey(shared: Uint8Array, ephemeral: Uint8Array, receiver: Uint8Array): Uint8Array {
  const salt = new Uint8Array([...ephemeral, ...receiver]);
  return hkdf(sha256, shared, salt, new TextEncoder().encode('waymark sealed box 1'), keyBytes);
}

export function closeBox(receiver: Uint8Array, bound: string, plain: Uint8Array): Uint8Array {
  const ephemeral = newKeyPair();
  const key = boxKey(x25519.getSharedSecret(ephemeral.privateKey, receiver), ephemeral.publicKey, receiver);
  const sealed = seal(key, 0, bound, plain);
  const box = new Uint8Array(publicKeyBytes + sealed.length);
  box.set(ephemeral.publicKey);
  box.set(sealed, publicKeyBytes);
  return box;
}

/** Throws where the box was not closed for this key and this place. */
export function openBox(pair: KeyPair, bound: string, box: Uint8Array): Uint8Array {
  const ephemeral = box.subarray(0, publicKeyBytes);
  const key = boxKey(x25519.getSharedSecret(pair.privateKey, ephemeral), ephemeral, pair.publicKey);
  return open(key, bound, box.subarray(publicKeyBytes));
}
