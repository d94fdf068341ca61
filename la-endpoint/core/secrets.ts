import { createHash } from 'node:crypto';
import type { Ports } from './ports.ts';

export const tokenBytes = 32;
const idBytes = 12;
/** Crockford's base 32: no letter that is taken for a digit. 16 of them are 80 bits, far too many to guess online. */
const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 16;
const codeGroup = /.{4}(?=.)/g;

/** Only hashes of secrets are kept: who reads the database cannot use them. They are random, so one round suffices. */
export function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

export function newToken({ random }: Ports): string {
  return Buffer.from(random(tokenBytes)).toString('base64url');
}

export function newId({ random }: Ports): string {
  return Buffer.from(random(idBytes)).toString('base64url');
}

/** A one-time code as it is read aloud: four groups of four. */
export function newCode({ random }: Ports): string {
  const letters = Array.from(random(codeLength), (byte) => codeAlphabet.charAt(byte % codeAlphabet.length));
  return letters.join('').replace(codeGroup, '$&-');
}
