import type { Change, Commit } from '../../shared/sync/commit.ts';

type Seen = Commit['seen'];

/**
 * How far the shared log was applied when a record, as a screen holds it, was read, and with it a change made from that record.
 * A form that keeps the record it was opened with thereby keeps the `seen` of its opening: what a pull brought meanwhile is
 * unseen, as it was. A record is read anew whenever its type changes, so one that is still current is never told too old.
 */
const seenOf = new WeakMap<object, Seen>();

export function noteSeen(read: object, seen: Seen): void {
  seenOf.set(read, seen);
}

/** A change made from something read carries what had been seen of it. */
export function carrySeen(change: Change, from: object): Change {
  return seenLike(change, from);
}

/** Something read that is shown in another way was seen when it was read. */
export function seenLike<T extends object>(made: T, from: object): T {
  const seen = seenOf.get(from);
  if (seen !== undefined) seenOf.set(made, seen);
  return made;
}

/** What the author of all these changes had seen: as little as for any of them. */
export function leastSeen(changes: readonly Change[], now: Seen): Seen {
  const told = changes.flatMap((change) => {
    const seen = seenOf.get(change);
    return seen === undefined ? [] : [seen];
  });
  // Of another life of the endpoint's database, or before any: how it compares only the endpoint can tell.
  const other = told.find(([epoch]) => epoch !== now[0]);
  if (other !== undefined) return other;
  return told.reduce((least, seen) => (seen[1] < least[1] ? seen : least), now);
}
