import { expect, it } from 'vitest';
import { acceptedStep, totpCode } from '../../la-endpoint/core/totp.ts';
import { toBase32 } from '../../shared/lib/base32.ts';

/** RFC 6238, appendix B: the secret of its SHA-1 vectors, and codes of eight digits. */
const secret = Buffer.from('12345678901234567890');

it.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %i seconds the code is that of RFC 6238', (seconds, code) => {
  expect(totpCode(secret, Math.floor(seconds / 30), 8)).toBe(code);
});

it('a code serves once, and a clock may differ by one step', () => {
  const now = 1_234_567_890_000;
  const step = Math.floor(now / 30_000);
  expect(acceptedStep(secret, totpCode(secret, step - 1), now, 0)).toBe(step - 1);
  expect(acceptedStep(secret, totpCode(secret, step), now, step)).toBeNull();
  expect(acceptedStep(secret, totpCode(secret, step - 2), now, 0)).toBeNull();
  expect(acceptedStep(secret, '', now, 0)).toBeNull();
});

it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foobar', 'MZXW6YTBOI'],
])('"%s" in Base32 is that of RFC 4648', (text, encoded) => {
  expect(toBase32(Buffer.from(text))).toBe(encoded);
});
