import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

/**
 * A box anyone can close and only the holder of the private key can open (X25519, RFC 7748; HKDF-SHA-256, RFC 5869;
 * XChaCha20-Poly1305). Bytes: ephemeral public key (32), two zero bytes, nonce (24), ciphertext and tag. What is random
 * comes in as an argument.
 */
const keyBytes = 32;
const numberBytes = 2;
const nonceBytes = 24;

export interface BoxRandom {
  readonly ephemeralKey: Uint8Array;
  readonly nonce: Uint8Array;
}

function keyOf(shared: Uint8Array, ephemeral: Uint8Array, receiver: Uint8Array): Uint8Array {
  const salt = new Uint8Array([...ephemeral, ...receiver]);
  return hkdf(sha256, shared, salt, new TextEncoder().encode('waymark sealed box 1'), keyBytes);
}

export function publicBoxKey(privateKey: Uint8Array): Uint8Array {
  return x25519.getPublicKey(privateKey);
}

/** Closes a box for whoever holds the receiver's private key; it opens at the place it is bound to and nowhere else. */
export function closeBoxWith(
  { ephemeralKey, nonce }: BoxRandom,
  receiver: Uint8Array,
  bound: string,
  plain: Uint8Array,
): Uint8Array {
  const ephemeral = publicBoxKey(ephemeralKey);
  const key = keyOf(x25519.getSharedSecret(ephemeralKey, receiver), ephemeral, receiver);
  const sealed = xchacha20poly1305(key, nonce, new TextEncoder().encode(bound)).encrypt(plain);
  return new Uint8Array([...ephemeral, 0, 0, ...nonce, ...sealed]);
}

/** Throws where the box was not closed for this key and this place. */
export function openBoxWith(privateKey: Uint8Array, bound: string, box: Uint8Array): Uint8Array {
  const ephemeral = box.subarray(0, keyBytes);
  const nonce = box.subarray(keyBytes + numberBytes, keyBytes + numberBytes + nonceBytes);
  const key = keyOf(x25519.getSharedSecret(privateKey, ephemeral), ephemeral, publicBoxKey(privateKey));
  const sealed = box.subarray(keyBytes + numberBytes + nonceBytes);
  return xchacha20poly1305(key, nonce, new TextEncoder().encode(bound)).decrypt(sealed);
}
