import { ok, refused, type Result } from '../lib/result.ts';

const groupLetters = 4;
const groups = 4;

/**
 * A one-time code as a person typed it, from paper or the telephone: small letters, missing or other strokes, and letters
 * that are taken for digits (O, I, L) are put right, since no code holds them. Gives four groups of four, joined by hyphens.
 */
export function readEnrolmentCode(typed: string): Result<string> {
  const letters = typed
    .toUpperCase()
    .replace(/[\s–—-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== groups * groupLetters || !/^[0-9A-HJKMNP-TV-Z]+$/.test(letters))
    return refused('bad-code', 'Enter the code as you were given it: four groups of four letters and digits');
  const parts = Array.from({ length: groups }, (_, at) => letters.slice(at * groupLetters, (at + 1) * groupLetters));
  return ok(parts.join('-'));
}
