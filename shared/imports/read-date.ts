import type { LocalDate } from '../lib/local-date.ts';
import { parseLocalDate } from '../lib/local-date.ts';
import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const midnight = /[T ]00?:00(:00(\.0+)?)?Z?$/;

/**
 * A day as English school systems write it: 2011-06-25, 25/06/2011, 25.6.11, 25-Jun-2011, 25 June 2011. The day comes before the month.
 * Two-digit years lie in the hundred years up to `today`.
 */
export function readDate(input: string, today: LocalDate): Result<LocalDate> {
  const text = input.trim().replace(midnight, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return build(iso[1], iso[2], iso[3], today);
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (numbers) return build(numbers[3], numbers[2], numbers[1], today);
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?[ ,-]+(\d{4}|\d{2})$/.exec(text);
  const month = words ? months.indexOf((words[2] ?? '').slice(0, 3).toLowerCase()) + 1 : 0;
  if (words && month > 0) return build(words[3], String(month), words[1], today);
  return refused('date-shape', 'is not written as a date. Use day/month/year, as in 25/06/2011.');
}

function build(year = '', month = '', day = '', today: LocalDate): Result<LocalDate> {
  const date = parseLocalDate(`${fullYear(year, today)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (date !== null) return ok(date);
  return Number(month) > 12 && Number(day) <= 12
    ? refused('date-swapped', 'has a month above 12: are day and month the wrong way round?')
    : refused('date-unreal', 'is a day that does not exist.');
}

function fullYear(year: string, today: LocalDate): string {
  if (year.length === 4) return year;
  const century = today.slice(0, 2);
  return `${year > today.slice(2, 4) ? String(Number(century) - 1) : century}${year}`;
}
