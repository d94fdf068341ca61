import { addDays, isoWeekday, weekStart, type LocalDate } from '../../shared/lib/local-date.ts';
import type { Session } from '../../shared/attendance/types.ts';

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

/** 'Morning' or 'Afternoon' */
export function formatSession(session: Session): string {
  return session === 'AM' ? 'Morning' : 'Afternoon';
}

/** '7 minutes', '1 minute' */
export function formatMinutes(minutes: number): string {
  return counted(minutes, 'minute');
}

/** '1 pupil', '12 pupils'; give the plural where it is not made with s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

interface Named {
  readonly surname: string;
  readonly forename: string;
  readonly preferredSurname?: string | undefined;
  readonly preferredForename?: string | undefined;
}

/** The name the pupil uses: 'Zoë Marsh'. */
export function nameOf(pupil: Named): string {
  return `${pupil.preferredForename ?? pupil.forename} ${pupil.preferredSurname ?? pupil.surname}`;
}

/** The name a list is sorted by: 'Marsh, Zoë'. */
export function sortName(pupil: Named): string {
  return `${pupil.preferredSurname ?? pupil.surname}, ${pupil.preferredForename ?? pupil.forename}`;
}

/** 'ZM': where a photograph would stand. */
export function initialsOf(pupil: Named): string {
  const first = (name: string): string => [...name][0] ?? '';
  return `${first(pupil.preferredForename ?? pupil.forename)}${first(pupil.preferredSurname ?? pupil.surname)}`.toUpperCase();
}

const collator = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });

/** Orders names and labels as a British list does, without regard to case or accents. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}
