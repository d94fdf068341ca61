import type { Session } from '../../shared/attendance/types.ts';
import type { LocalDate } from '../../shared/lib/local-date.ts';

/** Where a register is: a random id or 'everyone', a day and a session. */
export function registerPath(group: string, date: LocalDate, session: Session): string {
  return `/register/${group}/${date}/${session}`;
}
