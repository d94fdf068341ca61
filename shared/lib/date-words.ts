import { addDays, isoWeekday, weekStart, type LocalDate } from './local-date.ts';

// Written out because Intl says "Sept" for September in British English.
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function dayAndMonth(date: LocalDate): string {
  return `${+date.slice(8, 10)} ${months[+date.slice(5, 7) - 1] ?? ''}`;
}

/** 'Mon 21 Sep 2026' */
export function formatDate(date: LocalDate): string {
  return `${weekdays[isoWeekday(date) - 1] ?? ''} ${dayAndMonth(date)} ${date.slice(0, 4)}`;
}

/** '21 Sep' */
export function formatShortDate(date: LocalDate): string {
  return dayAndMonth(date);
}

/** 'Mon 21 Sep' */
export function formatDay(date: LocalDate): string {
  return `${weekdays[isoWeekday(date) - 1] ?? ''} ${dayAndMonth(date)}`;
}

/** 'Mon' */
export function formatWeekday(date: LocalDate): string {
  return weekdays[isoWeekday(date) - 1] ?? '';
}

/** The school week that holds the day: 'Mon 21 to Fri 25 Sep 2026', with both months where they differ. */
export function formatWeek(date: LocalDate): string {
  const monday = weekStart(date);
  return formatRange(monday, addDays(monday, 4));
}

/** 'Mon 21 to Fri 25 Sep 2026'; a month or year that both share is said once. */
export function formatRange(from: LocalDate, to: LocalDate): string {
  if (from === to) return formatDate(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = sameYear && from.slice(5, 7) === to.slice(5, 7);
  const first = sameMonth
    ? `${formatWeekday(from)} ${+from.slice(8, 10)}`
    : sameYear
      ? formatDay(from)
      : formatDate(from);
  return `${first} to ${formatDate(to)}`;
}
