import { z } from 'zod';
import { parseLocalDate, type LocalDate } from '../lib/local-date.ts';

const controlOrBidi = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function plainText(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength, `Use ${maxLength} characters or fewer`)
    .refine((text) => !controlOrBidi.test(text), 'Take out the hidden control characters');
}

/** One line that must not be empty. */
export function line(maxLength = 120) {
  return plainText(maxLength).min(1, 'This is needed');
}

/** One line that may be left out. */
export function optionalLine(maxLength = 120) {
  return plainText(maxLength).optional();
}

/** Several lines that may be left out. */
export function optionalText(maxLength = 4000) {
  return plainText(maxLength).optional();
}

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export const date = z.custom<LocalDate>(
  (value) => typeof value === 'string' && parseLocalDate(value) !== null,
  'Enter a real date',
);

/** A time of day, 24-hour 'HH:MM'. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 09:05');

/** A telephone number as a person writes it; at most one leading plus. */
export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()-]{3,25}$/, 'Enter a telephone number');

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values);
}
