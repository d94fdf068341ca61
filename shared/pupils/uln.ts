import type { Brand } from '../lib/brand.ts';
import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';

/** A unique learner number: ten digits, check digit right. Given from the age of 14. */
export type Uln = Brand<string, 'Uln'>;

const shape = /^[1-9][0-9]{9}$/;
/** Stands for "no ULN yet" in funding returns (ILR); it is nobody's number. */
const placeholder = '9999999999';

/**
 * The check digit of the nine digits before it: 10 - (10·d1 + 9·d2 + … + 2·d9 mod 11). Null where the nine are not
 * digits or the remainder is 0, for which no number is issued. Source: DfE / LRS, ULN Validation, v3, January 2019.
 */
export function ulnCheckDigit(nine: string): string | null {
  if (!/^[0-9]{9}$/.test(nine)) return null;
  const remainder = [...nine].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11;
  return remainder === 0 ? null : String(10 - remainder);
}

/** Exactly as stored: ten digits. */
export function isUln(text: string): text is Uln {
  return shape.test(text) && text !== placeholder && ulnCheckDigit(text.slice(0, 9)) === text.charAt(9);
}

/** Takes what a person typed or a file holds; the words of a refusal never repeat the number. */
export function parseUln(input: string): Result<Uln> {
  const text = input.replaceAll(/\s/g, '');
  if (text === '') return refused('uln-missing', 'There is no ULN.');
  if (text === placeholder) return refused('uln-placeholder', 'The ULN is all nines, which stands for "none yet".');
  if (!shape.test(text)) return refused('uln-shape', 'A ULN has ten digits and does not begin with 0.');
  if (!isUln(text)) return refused('uln-check-digit', 'The ULN is wrong: its last digit does not fit the others.');
  return ok(text);
}

/** A ULN for the sample centre and for tests: the first number from nine digits on whose check digit exists. */
export function makeUln(nine: number): Uln {
  for (let stem = nine; stem <= 999_999_999; stem += 1) {
    const text = `${String(stem)}${ulnCheckDigit(String(stem)) ?? 'x'}`;
    if (isUln(text)) return text;
  }
  throw new Error('The digits do not make a ULN');
}
