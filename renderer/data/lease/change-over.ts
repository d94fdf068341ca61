import { now } from '../clock.ts';
import { writing } from '../door.ts';
import { openKeys } from '../members.ts';
import type { Session } from '../session.ts';
import { sessionOf } from '../sign-in.ts';
import { readIdentity, readTierKeys } from '../store-identity.ts';
import { isLeaseOver } from '../sync/lease.ts';
import { changeState, readState } from '../sync/state.ts';
import { openRegisters } from './open-registers.ts';
import { renewLease } from './keep-lease.ts';
import { readLease } from './sealed-lease.ts';

/**
 * The lease ended while somebody is signed in: what their registers need is kept as it is now, and a session of that alone takes
 * the place of theirs. The caller ends the old one. Null where contact came in between.
 */
export async function withhold(session: Session): Promise<Session | null> {
  const { database: home, member, kind, ownKeys } = session;
  const opened = session.writeQueue.then(async () => {
    await renewLease(session);
    const identity = await readIdentity(home);
    const row = await home.members.get(member.id);
    if (identity === null || row === undefined) throw new Error('The store does not say who it is');
    const lease = await readLease(home, identity.storeId, member.id, ownKeys);
    if (lease === null) throw new Error('Nothing was kept for the time after the lease');
    if (!isLeaseOver(lease.contact, now())) return null;
    return openRegisters({ kind, home, identity, member: row, pair: ownKeys, lease });
  });
  return inPlaceOf(session, opened);
}

/**
 * Contact renewed the lease while somebody is signed in with registers only: everything is opened again with their own key. What
 * they keep meanwhile waits, and goes on in the new session. The caller ends the old one once nobody looks at it any more.
 */
export function giveBack(session: Session): Promise<Session> {
  const { home, kind, ownKeys, leaseKey, database } = session;
  const opened = session.writeQueue.then(async () => {
    const identity = await readIdentity(home);
    const member = await home.members.get(session.member.id);
    const contact = await readState(database);
    if (identity === null || member === undefined || contact === null)
      throw new Error('The store does not say who it is');
    const keys = openKeys(identity.storeId, await readTierKeys(home), member.id, ownKeys);
    const proofSeed = ownKeys.privateKey.slice();
    const whole = await sessionOf({
      ...{ kind, database: home, identity, keys, member, proofSeed },
      leaseKey: leaseKey.bytes?.slice(),
    });
    const { lastContactAt, leaseSchoolDays, offsetMilliseconds, endpointKey } = contact;
    await writing(home, [home.exchange], () =>
      changeState(home, { lastContactAt, leaseSchoolDays, offsetMilliseconds, endpointKey }),
    );
    return whole;
  });
  return inPlaceOf(session, opened);
}

/** Acts wait until it is there; where it cannot be had, they go on where they were. */
async function inPlaceOf<S extends Session | null>(session: Session, opened: Promise<S>): Promise<S> {
  session.writeQueue = opened.then(
    (next) => {
      session.successor = next;
    },
    () => undefined,
  );
  const next = await opened;
  await session.writeQueue;
  return next;
}
