import type { Session } from '../../shared/attendance/types.ts';
import type { LocalDate } from '../../shared/lib/local-date.ts';

/** Where a register is: a random id or 'everyone', a day and a session. */
export function registerPath(group: string, date: LocalDate, session: Session): string {
  return `/register/${group}/${date}/${session}`;
}

/** Where the printed register of one week is: the week is named by its Monday. */
export function printWeekPath(group: string, monday: LocalDate): string {
  return `/print/week/${group}/${monday}`;
}
