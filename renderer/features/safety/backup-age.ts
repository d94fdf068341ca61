import { daysBetween, type LocalDate } from '../../../shared/lib/local-date.ts';

/** Every seven days Waymark asks for a backup. */
export const daysBetweenBackups = 7;

/** Whole days since the last backup; null where there is none. */
export function backupAge(lastOn: LocalDate | null, today: LocalDate): number | null {
  return lastOn === null ? null : Math.max(0, daysBetween(lastOn, today));
}

export function isBackupDue(age: number | null): boolean {
  return age === null || age >= daysBetweenBackups;
}

/** The age in words: 'today', 'yesterday', '12 days ago'. */
export function wordsOfAge(age: number): string {
  if (age === 0) return 'today';
  return age === 1 ? 'yesterday' : `${age} days ago`;
}
