import type { Brand } from '../lib/brand.ts';
import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';

/** A unique pupil number whose shape and check letter are right: 13 characters, upper case. Never printed, never in a list. */
export type Upn = Brand<string, 'Upn'>;

/** No I, O or S. Source for the whole file: DfE, Unique pupil numbers: a guide, v1.2, June 2019, section 6.1 and Annex A. */
const checkLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const shape = /^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$/;
const body = /^[0-9]{11}[0-9A-HJ-NP-RT-Z]$/;

/**
 * The check letter of the twelve characters that follow it: each times its position (2 … 13), summed, modulo 23.
 * A letter in the last place (a temporary UPN) counts as its index in the alphabet of check letters. Null where the twelve are not well formed.
 */
export function upnCheckLetter(twelve: string): string | null {
  if (!body.test(twelve)) return null;
  let sum = 0;
  for (const [index, character] of [...twelve].entries()) {
    const letter = checkLetters.indexOf(character);
    sum += (letter >= 0 ? letter : Number(character)) * (index + 2);
  }
  return checkLetters.charAt(sum % 23);
}

/** Exactly as stored: upper case, no spaces. */
export function isUpn(text: string): text is Upn {
  return shape.test(text) && upnCheckLetter(text.slice(1)) === text.charAt(0);
}

/** Takes what a person typed or a file holds: spaces and lower case are mended, all else is refused in words. The words never repeat the number. */
export function parseUpn(input: string): Result<Upn> {
  const text = input.replaceAll(/\s/g, '').toUpperCase();
  if (text === '') return refused('upn-missing', 'There is no UPN.');
  if (text.length !== 13) {
    return refused('upn-length', `The UPN has ${String(text.length)} characters; it must have 13.`);
  }
  if (!/^[A-Z]/.test(text)) return refused('upn-shape', 'The UPN must begin with a letter.');
  if (/^[IOS]/.test(text)) return refused('upn-letter', 'A UPN never begins with I, O or S. Check for a 1, 0 or 5.');
  if (!/^.\d{11}/.test(text)) return refused('upn-shape', 'The UPN must have 11 digits after its first letter.');
  if (!shape.test(text))
    return refused('upn-shape', 'The last character of the UPN must be a digit, or a letter other than I, O and S.');
  if (!isUpn(text)) {
    return refused(
      'upn-check-letter',
      'The UPN is wrong: its check letter does not fit its digits. Ask the sender for the right one.',
    );
  }
  return ok(text);
}

/** True where the last character is a letter: given while the permanent UPN is being asked for. */
export function isTemporaryUpn(upn: Upn): boolean {
  return /[A-Z]$/.test(upn);
}

/**
 * A permanent UPN for the sample centre and for tests: LA '801', establishment '2000', the year the academic year began (2026), serial 0 … 999.
 * Parts of the wrong length are a bug of the caller, so it throws.
 */
export function makeUpn(laCode: string, estab: string, yearBegun: number, serial: number): Upn {
  const twelve = `${laCode}${estab}${String(yearBegun % 100).padStart(2, '0')}${String(serial).padStart(3, '0')}`;
  const upn = `${upnCheckLetter(twelve) ?? ''}${twelve}`;
  if (!isUpn(upn)) throw new Error('The parts do not make a UPN');
  return upn;
}
