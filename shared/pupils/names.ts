import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';

/** As the pupil record declares them; a longer name is a slipped column or an attack. */
export const longestName = 60;
export const longestMiddleNames = 120;

/** Marks that turn the reading direction round and so make one name look like another (Unicode TR36, TR39). */
const directionMarks = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;
/** Control characters that are not white space, zero-width space, word joiner, byte order mark. Joiners (U+200C, U+200D) are part of some names. */
const controls = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u200B\u2060\uFEFF\uFFF9-\uFFFB]/g;
const whiteSpace = /[\s\u0085]+/g;

export type CleanText = { readonly text: string; readonly removedHidden: boolean };

/** Composed (NFC), trimmed, white space runs made one space, hidden control and direction marks taken out (and said so). */
export function cleanText(input: string): CleanText {
  const stripped = input.replaceAll(directionMarks, '').replaceAll(controls, '');
  return { text: stripped.normalize('NFC').replaceAll(whiteSpace, ' ').trim(), removedHidden: stripped !== input };
}

/** A person's name as it will be stored, or why it is refused. `what` begins the sentence: 'surname', 'forename'. */
export function parseName(input: string, what: string, longest = longestName): Result<string> {
  if (new RegExp(directionMarks.source).test(input)) {
    return refused(
      'name-direction',
      `The ${what} holds a hidden mark that reverses the reading direction, so it does not read as it is written. Type the name afresh.`,
    );
  }
  const { text, removedHidden } = cleanText(input);
  if (removedHidden)
    return refused('name-hidden', `The ${what} holds hidden control characters. Type the name afresh.`);
  if (text === '') return refused('name-missing', `There is no ${what}.`);
  if (/^[=+\-@]/.test(text)) {
    return refused(
      'name-formula',
      `The ${what} begins with "${text.charAt(0)}", as a spreadsheet formula does. Correct it in the file.`,
    );
  }
  if (!/\p{L}/u.test(text)) return refused('name-no-letter', `The ${what} has no letter in it.`);
  if (text.length > longest) {
    return refused('name-long', `The ${what} is longer than ${String(longest)} characters. Is a column shifted?`);
  }
  return ok(text);
}

const lettersWithoutAccent: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** For comparing and searching only: without case, accents, spaces, hyphens and apostrophes ("Zoë O’Brien-Łuk" → "zoeobrienluk"). */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => lettersWithoutAccent[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
