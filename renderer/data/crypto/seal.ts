import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

/**
 * Authenticated encryption of one blob: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha), synchronous so that it can run
 * inside an IndexedDB transaction. Sealed bytes are key number (2, big end first: a centre changes its keys with every leaver,
 * for decades), nonce (24), ciphertext and tag.
 */
const numberBytes = 2;
const nonceBytes = 24;
const headBytes = numberBytes + nonceBytes;
export const highestKeyNumber = 0xffff;
export const keyBytes = 32;

export type TierKeys = ReadonlyMap<number, Uint8Array>;

const encoder = new TextEncoder();

/** Random nonces are drawn from a pool: one call to the system per 170 seals instead of one each. */
const pool = new Uint8Array(170 * nonceBytes);
let poolUsed = pool.length;

function nextNonce(): Uint8Array {
  if (poolUsed === pool.length) {
    crypto.getRandomValues(pool);
    poolUsed = 0;
  }
  poolUsed += nonceBytes;
  return pool.slice(poolUsed - nonceBytes, poolUsed);
}

/** Seals bytes under key `keyNumber`. `bound` names the place the blob belongs to; it opens nowhere else. */
export function seal(key: Uint8Array, keyNumber: number, bound: string, plain: Uint8Array): Uint8Array {
  const nonce = nextNonce();
  const box = xchacha20poly1305(key, nonce, encoder.encode(bound)).encrypt(plain);
  const sealed = new Uint8Array(headBytes + box.length);
  sealed[0] = keyNumber >> 8;
  sealed[1] = keyNumber & 0xff;
  sealed.set(nonce, numberBytes);
  sealed.set(box, headBytes);
  return sealed;
}

export function keyNumberOf(sealed: Uint8Array): number {
  return ((sealed[0] ?? 0) << 8) | (sealed[1] ?? 0);
}

/** Opens sealed bytes; throws where the key, the place or a single bit is wrong. */
export function open(key: Uint8Array, bound: string, sealed: Uint8Array): Uint8Array {
  const nonce = sealed.subarray(numberBytes, headBytes);
  return xchacha20poly1305(key, nonce, encoder.encode(bound)).decrypt(sealed.subarray(headBytes));
}
