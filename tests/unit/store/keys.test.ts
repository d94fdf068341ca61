import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newRecoverySeed, readRecoveryKey, writeRecoveryKey } from '../../../renderer/data/crypto/recovery-key.ts';
import { highestKeyNumber, keyNumberOf, open, seal } from '../../../renderer/data/crypto/seal.ts';
import { closeBox, newKeyPair, openBox } from '../../../renderer/data/crypto/sealed-box.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });
const places = fc.string({ maxLength: 40 });

test('what is sealed opens with its key in its place, and says which key it is under', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 0, max: highestKeyNumber }), places, bytes, (key, number, place, plain) => {
      const sealed = seal(key, number, place, plain);
      expect(keyNumberOf(sealed)).toBe(number);
      expect(open(key, place, sealed)).toEqual(plain);
    }),
  );
});

test('a single bit turned anywhere behind the key number, another place or another key, and nothing opens', () => {
  fc.assert(
    fc.property(keys, places, bytes, fc.nat(), fc.nat(7), (key, place, plain, where, bit) => {
      const sealed = seal(key, 0, place, plain);
      const turned = sealed.slice();
      const at = 2 + (where % (sealed.length - 2));
      turned[at] = (turned[at] ?? 0) ^ (1 << bit);
      const otherKey = key.slice();
      otherKey[0] = (otherKey[0] ?? 0) ^ 1;
      expect(() => open(key, place, turned)).toThrow();
      expect(() => open(key, `${place}|elsewhere`, sealed)).toThrow();
      expect(() => open(otherKey, place, sealed)).toThrow();
    }),
  );
});

test('a box opens for the one it was closed for, and for nobody else', () => {
  const [holder, other] = [newKeyPair(), newKeyPair()];
  const box = closeBox(holder.publicKey, 'a tier key', new Uint8Array([1, 2, 3]));
  expect(openBox(holder, 'a tier key', box)).toEqual(new Uint8Array([1, 2, 3]));
  expect(() => openBox(other, 'a tier key', box)).toThrow();
  expect(() => openBox(holder, 'another tier key', box)).toThrow();
});

test('a recovery key is read as it was printed, in small letters, without dashes, and with look-alikes', () => {
  for (let round = 0; round < 200; round += 1) {
    const seed = newRecoverySeed();
    const printed = writeRecoveryKey(seed);
    expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(readRecoveryKey(printed)).toEqual(seed);
    expect(readRecoveryKey(typed)).toEqual(seed);
  }
});

test('a recovery key with a character missing, or with most single slips, is told apart from a right one', () => {
  const printed = writeRecoveryKey(newRecoverySeed());
  expect(readRecoveryKey(printed.slice(1))).toBeNull();
  expect(readRecoveryKey('')).toBeNull();
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let missed = 0;
  let tried = 0;
  for (let at = 0; at < printed.length; at += 1) {
    for (const letter of alphabet) {
      if (printed[at] === '-' || printed[at] === letter) continue;
      tried += 1;
      if (readRecoveryKey(printed.slice(0, at) + letter + printed.slice(at + 1)) !== null) missed += 1;
    }
  }
  // Two check characters of five bits let about one slip in a thousand through; the key then opens nothing.
  expect(missed / tried).toBeLessThan(0.02);
});
