import type { DayKind } from '../../../shared/centre/school-days.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { formatDate } from '../../ui/format.ts';

/** Why a day is not a school day, in words. */
export function dayWords(kind: DayKind, date: LocalDate): string {
  const day = formatDate(date);
  switch (kind) {
    case 'weekend':
      return `${day} is at the weekend.`;
    case 'plannedClosure':
      return `The centre is closed on ${day}, as planned.`;
    case 'unplannedClosure':
      return `The site had to close on ${day}.`;
    case 'betweenTerms':
      return `${day} is between terms.`;
    case 'unknown':
      return `No term dates have been entered for ${day}.`;
    case 'schoolDay':
      return `${day} is a school day.`;
  }
}
