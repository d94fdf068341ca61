import type { Session } from '../../shared/attendance/types.ts';
import { formatDay } from '../../shared/lib/date-words.ts';
import type { LocalDate } from '../../shared/lib/local-date.ts';

export {
  formatDate,
  formatDay,
  formatRange,
  formatShortDate,
  formatWeek,
  formatWeekday,
} from '../../shared/lib/date-words.ts';

/** 'Morning' or 'Afternoon' */
export function formatSession(session: Session): string {
  return session === 'AM' ? 'Morning' : 'Afternoon';
}

/** 'Closed at 09:31', or 'Closed Tue 17 Nov, 09:31' where that was not on the register's own day. */
export function closedWords(
  { closedOn, closedAt }: { readonly closedOn: LocalDate; readonly closedAt: string },
  date: LocalDate,
): string {
  return closedOn === date ? `Closed at ${closedAt}` : `Closed ${formatDay(closedOn)}, ${closedAt}`;
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
