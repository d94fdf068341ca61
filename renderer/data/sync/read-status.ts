import { now } from '../clock.ts';
import type { Session } from '../session.ts';
import { readIdentity } from '../store-identity.ts';
import { madeAt, type HeldBack } from './device-log.ts';
import { readWaiting } from './deferred.ts';
import { leaseOf } from './lease.ts';
import { readOwnDuties } from './own-duties.ts';
import { readState } from './state.ts';
import { aloneStatus, type SyncPhase, type SyncStatus, type SyncTrouble } from './status.ts';

interface Counted {
  readonly phase: SyncPhase;
  readonly trouble: SyncTrouble | null;
  readonly heldBack: HeldBack | null;
  readonly parked: number;
  readonly toSettle: number;
}

/** The state of the exchange, counted from what is on the disk. */
export async function readStatus(session: Session, counted: Counted): Promise<SyncStatus> {
  const { database, replica, lastNumber } = session;
  // Until the first fill is in place, the laptop knows the centre's name from its invitation only.
  const known = replica.one('centre', 'centre')?.name;
  const centreName = known ?? (await readIdentity(database))?.centreName ?? '';
  const state = await readState(database);
  if (state === null) return aloneStatus(centreName);
  const { parked, toSettle, heldBack, phase, trouble } = counted;
  const unsent = lastNumber - state.sentTo;
  const deferred = (await readWaiting(session)).size;
  const isClean = unsent + parked + toSettle + deferred === 0 && state.lastPullN >= lastNumber;
  return {
    ...{ is: 'enrolled', address: state.address, centreName, deviceName: state.deviceName, isFilled: state.isFilled },
    ...{
      unsent,
      oldestUnsentAt: unsent === 0 ? null : await madeAt(session, state.sentTo),
      parked,
      toSettle,
      deferred,
    },
    heldBack: heldBack === null ? 0 : Math.max(0, lastNumber - heldBack.from + 1),
    heldBackUntil: heldBack?.until ?? 'reader',
    lastPullAt: state.lastPullAt,
    isUpToDate: isClean && state.lastPullAt !== null && phase.is !== 'waiting' && trouble === null,
    ...{ phase, trouble, becameOwn: state.becameOwn ?? null },
    clockOffMilliseconds: state.lastPullAt === null ? null : state.offsetMilliseconds,
    lease: leaseOf(replica, state, now()),
    own: await readOwnDuties(session, state.members ?? []),
  };
}
