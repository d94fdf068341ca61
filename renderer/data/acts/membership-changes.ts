import { clip } from '../../../shared/lib/effective.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { Membership } from '../../../shared/pupils/group.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { altered, created, withdrawn } from '../changes.ts';
import { newId } from '../ids.ts';
import { seenLike } from '../seen.ts';
import type { Session } from '../session.ts';

/** A place in a group that ends after `lastDay`; one that had not begun by then is taken back. Null where it ends earlier anyway. */
function endingMembership(place: Membership, lastDay: LocalDate): Change | null {
  if (place.from > lastDay) return withdrawn('membership', place);
  if (place.to !== undefined && place.to <= lastDay) return null;
  return altered('membership', place, { to: lastDay });
}

/** The same, with the places in the group that it hides because they are in another file of the same young person. */
export function endingMemberships({ replica }: Session, place: Membership, lastDay: LocalDate): (Change | null)[] {
  const { from } = replica.keptOne('membership', place.id) ?? place;
  const whole = seenLike({ ...place, from }, place);
  const hidden = replica.persons.placesBeside(place.id).filter((other) => meets(other, whole));
  return [whole, ...hidden].map((one) => endingMembership(one, lastDay));
}

function meets(a: Membership, b: Membership): boolean {
  const to = a.to ?? b.to;
  return to === undefined || clip(b, a.from, to) !== null;
}

/** The place in another group from a day on, for as long as the one given would have lasted. */
export function joiningAfter({ pupil, to }: Membership, group: string, from: LocalDate): Change {
  return created('membership', newId(), { pupil, group, from, ...(to === undefined ? {} : { to }) });
}
