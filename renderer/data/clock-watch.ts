import { clockDoubt, type ClockDoubt } from '../../shared/centre/clock-doubt.ts';
import { decodeCommit } from '../../shared/sync/codec.ts';
import { now } from './clock.ts';
import { writing } from './door.ts';
import type { Session } from './session.ts';
import { readIdentity } from './store-identity.ts';

/** When this laptop's clock was last believed, and the newest commit at that moment. Says nothing about anybody. */
interface LastSeen {
  readonly at: number;
  readonly n: number;
}
const lastSeenRow = 'lastSeen';

/** Sessions whose clock nobody has confirmed: what they leave behind is no evidence. */
const unconfirmed = new WeakSet<Session>();

/** Asked at sign-in, and again once the clock was set: whether it fits what was done here. Where it does, that is noted. */
export async function readClockDoubt(session: Session): Promise<ClockDoubt | null> {
  const doubt = await doubtOf(session, now());
  if (doubt === null) await noteClockConfirmed(session);
  else unconfirmed.add(session);
  return doubt;
}

/** A person has said that the clock is right, whatever was done here before. */
export async function noteClockConfirmed(session: Session): Promise<void> {
  unconfirmed.delete(session);
  await noteSeen(session, now());
}

/** At lock and sign-out: the clock was right until now, unless nobody has confirmed it, or it jumped since, as over a long sleep. */
export async function noteSignOut(session: Session): Promise<void> {
  const at = now();
  if (unconfirmed.has(session) || (await doubtOf(session, at)) !== null) return;
  await noteSeen(session, at);
}

async function doubtOf(session: Session, at: number): Promise<ClockDoubt | null> {
  return clockDoubt({ now: at, knownAt: await knownMoments(session) });
}

async function knownMoments(session: Session): Promise<readonly number[]> {
  const { home, lastNumber } = session;
  const lastSeen = await readLastSeen(session);
  // Confirmed after the newest commit: that commit's own time, perhaps of a clock gone wrong, counts no more.
  if (lastSeen !== null && lastSeen.n >= lastNumber) return [lastSeen.at];
  const identity = await readIdentity(home);
  const newest = await newestCommitAt(session);
  return [lastSeen?.at, identity?.createdAt, newest].filter((moment) => moment !== undefined);
}

async function newestCommitAt({ database, device, lastNumber, replica }: Session): Promise<number | undefined> {
  const pending = replica.pending.at(-1)?.header;
  if (pending?.n === lastNumber) return pending.at;
  const row = await database.commits.where('[device+n]').equals([device, lastNumber]).first();
  return row === undefined ? undefined : decodeCommit(device, lastNumber, row.p).header.at;
}

async function readLastSeen({ home }: Session): Promise<LastSeen | null> {
  const row = await home.meta.get(lastSeenRow);
  // Written below only.
  return (row?.value as LastSeen | undefined) ?? null;
}

async function noteSeen({ home, lastNumber }: Session, at: number): Promise<void> {
  const value: LastSeen = { at, n: lastNumber };
  await writing(home, [home.meta], () => home.meta.put({ name: lastSeenRow, value }));
}
