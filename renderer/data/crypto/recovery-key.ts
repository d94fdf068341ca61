import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keyPairOf, type KeyPair } from './sealed-box.ts';

/**
 * The centre's recovery key as people write it: 128 random bits in Crockford's base 32 (no I, L, O, U) and two check
 * characters, in seven groups of four.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const seedBytes = 16;
const seedCharacters = 26;
const checkCharacters = 2;

export function newRecoverySeed(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(seedBytes));
}

function encode(seed: Uint8Array): string {
  let value = seed.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let index = 0; index < seedCharacters; index += 1) {
    text = (alphabet[Number(value & 31n)] ?? '') + text;
    value >>= 5n;
  }
  return text;
}

function check(text: string): string {
  const [first = 0, second = 0] = sha256(new TextEncoder().encode(text));
  return (alphabet[first & 31] ?? '') + (alphabet[second & 31] ?? '');
}

export function writeRecoveryKey(seed: Uint8Array): string {
  const text = encode(seed);
  return (text + check(text)).match(/.{4}/g)?.join('-') ?? '';
}

/** Reads what a person typed, forgiving case, spaces, dashes and look-alikes; null where a character is wrong. */
export function readRecoveryKey(typed: string): Uint8Array | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (text.length !== seedCharacters + checkCharacters) return null;
  const body = text.slice(0, seedCharacters);
  if ([...text].some((character) => !alphabet.includes(character)) || check(body) !== text.slice(seedCharacters))
    return null;
  let value = [...body].reduce((number, character) => (number << 5n) | BigInt(alphabet.indexOf(character)), 0n);
  const seed = new Uint8Array(seedBytes);
  for (let index = seedBytes - 1; index >= 0; index -= 1) {
    seed[index] = Number(value & 255n);
    value >>= 8n;
  }
  return seed;
}

export function keyPairOfSeed(seed: Uint8Array): KeyPair {
  return keyPairOf(hkdf(sha256, seed, undefined, new TextEncoder().encode('waymark recovery 1'), 32));
}
