const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** The day it is in England, 'YYYY-MM-DD'. */
export function dayOf(now: number): string {
  return london.format(now);
}
