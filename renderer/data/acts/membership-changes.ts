import { addDays, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Membership } from '../../../shared/pupils/group.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { altered, created, withdrawn } from '../changes.ts';
import { newId } from '../ids.ts';

/** A place in a group that ends after `lastDay`; one that had not begun by then is taken back. Null where it ends earlier anyway. */
export function endingMembership(place: Membership, lastDay: LocalDate): Change | null {
  if (place.from > lastDay) return withdrawn('membership', place);
  if (place.to !== undefined && place.to <= lastDay) return null;
  return altered('membership', place, { to: lastDay });
}

/** Out of one group on the day before `from` and into another on it, both in the one act of the caller. */
export function movingMembership(place: Membership, group: string, from: LocalDate): (Change | null)[] {
  return [
    endingMembership(place, addDays(from, -1)),
    created('membership', newId(), {
      pupil: place.pupil,
      group,
      from,
      ...(place.to === undefined ? {} : { to: place.to }),
    }),
  ];
}
