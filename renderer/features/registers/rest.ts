import { presentCode } from '../../../shared/attendance/codes.ts';
import { isMarkDay } from '../../../shared/centre/school-days.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { counted, nameOf } from '../../ui/format.ts';
import { isEntered, type ShownRow } from './shown-row.ts';

/** "The rest": who may be marked present in one act, and who is left and has to be looked at. */
export interface Rest {
  readonly unit: MarkUnit;
  readonly take: readonly ShownRow[];
  readonly elsewhere: readonly ShownRow[];
  readonly suspended: readonly ShownRow[];
  readonly guests: readonly ShownRow[];
}

export function restOf(rows: readonly ShownRow[], { head, session }: Pick<RegisterView, 'head' | 'session'>): Rest {
  const open = rows.filter((row) => !isEntered(row));
  const kind = head.records === 'marks' ? 'mark' : 'observation';
  return {
    unit: { code: presentCode(session) },
    take: open.filter((row) => row.expectedHere && row.records === kind),
    suspended: open.filter((row) => row.suspended),
    elsewhere: open.filter((row) => !row.expectedHere && !row.suspended),
    guests: open.filter((row) => row.expectedHere && row.records !== kind),
  };
}

/**
 * Nobody is marked present by the dozen on a day without school or still to come; where only the site was shut, places may
 * still have seen pupils.
 */
export function offersRest(
  { date, dayKind, head }: Pick<RegisterView, 'date' | 'dayKind' | 'head'>,
  today: LocalDate,
): boolean {
  if (date > today) return false;
  return head.records === 'marks' ? dayKind === 'schoolDay' : isMarkDay(dayKind);
}

const mostNames = 3;

function named(rows: readonly ShownRow[]): string {
  return rows.length <= mostNames ? rows.map((row) => nameOf(row.pupil)).join(', ') : `${rows.length} pupils`;
}

/** What "Mark the rest present" did and left, in words. */
export function restWords({ take, elsewhere, suspended, guests }: Rest): string {
  const left = [
    elsewhere.length > 0 ? `Not expected here: ${named(elsewhere)}.` : '',
    suspended.length > 0 ? `Suspended: ${named(suspended)}.` : '',
    guests.length > 0 ? `Guests, to be entered one by one: ${named(guests)}.` : '',
  ].filter((words) => words !== '');
  const taken =
    take.length === 0 ? 'Everyone expected here has an entry.' : `The rest, ${counted(take.length, 'pupil')}: present.`;
  return left.length === 0 ? taken : `${taken} Left as they are. ${left.join(' ')}`;
}
