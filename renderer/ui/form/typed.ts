import { parseLocalDate, type LocalDate } from '../../../shared/lib/local-date.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function dayOf(year: string, month: number, day: string): LocalDate | null {
  const whole = year.length === 2 ? `20${year}` : year;
  return parseLocalDate(`${whole}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** A day as people in England type it: '2/9/2026', '2.9.26', '2 Sep 2026', 'Wed 2 September 2026', or '2026-09-02'. */
export function readTypedDate(text: string): LocalDate | null {
  const typed = text.trim().toLowerCase();
  const iso = parseLocalDate(typed);
  if (iso !== null) return iso;
  const numbers = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{2}|\d{4})$/.exec(typed);
  if (numbers !== null) return dayOf(numbers[3] ?? '', Number(numbers[2]), numbers[1] ?? '');
  const words = /^(?:[a-z]+,? )?(\d{1,2}) ([a-z]{3})[a-z]*,? (\d{2}|\d{4})$/.exec(typed);
  if (words === null) return null;
  return dayOf(words[3] ?? '', monthNames.indexOf(words[2] ?? '') + 1, words[1] ?? '');
}

/** What to say beside a box in which something was typed that is no day, such as 31/2/2012. */
export function noSuchDay(typed: string): string {
  return `There is no day “${typed}”. Enter a real one, such as 2 Sep 2026`;
}

/** A time as people type it: '9:05', '9.05', '0905', '905', '9'; 'HH:MM', or null where it is none. */
export function readTypedTime(text: string): string | null {
  const typed = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim());
  if (typed === null) return null;
  const [, hours = '', minutes = '00'] = typed;
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : null;
}
