import { baseTier, type Tier } from '../../shared/model/tiers.ts';
import { newestNumber } from './commit.ts';
import type { WaymarkDatabase } from './database.ts';
import { placeHeld } from './packs.ts';
import { Replica } from './replica.ts';
import { scheduleSettling } from './settle.ts';
import type { Session } from './session.ts';
import { readSettledTo } from './settled-to.ts';
import { readFormerDevices } from './store-identity.ts';
import { positionOf, readState } from './sync/state.ts';
import { pendingAfter } from './sync/take-page.ts';

/** The log misses a number that was there before: the store was changed from outside. */
export class LogBroken extends Error {
  constructor() {
    super('The log of this store is not whole');
    this.name = 'LogBroken';
  }
}

/**
 * Fills a session's memory from the opened store: every held record, then the commits not yet folded. The key ring must
 * be on the database already. Throws `LogBroken` where a number of the log is missing.
 */
export async function loadReplica(
  session: Omit<Session, 'replica' | 'lastNumber' | 'writeQueue' | 'successor'>,
): Promise<Session> {
  const { database, keyring } = session;
  const { meta, packs, commits, exchange, outcomes } = database;
  // One transaction: what is settled, the packs and the log are of the same moment, and opening waits once.
  const { replica, lastNumber } = await database.transaction(
    'r',
    [meta, packs, commits, exchange, outcomes],
    async () => {
      const [settledTo, state, held, newest] = await Promise.all([
        readSettledTo(database),
        readState(database),
        packs.toArray(),
        newestNumber(session),
        checkFormerDevices(database),
      ]);
      const loaded = new Replica(settledTo, state === null ? null : positionOf(state));
      placeHeld(held, loaded);
      const from = Math.min(...keyring.tiers.map((tier: Tier) => settledTo[tier]));
      if (newest < settledTo[baseTier]) throw new LogBroken();
      if (newest > from) await applyUnsettled(session, loaded, from, newest);
      return { replica: loaded, lastNumber: newest };
    },
  );
  const open: Session = {
    ...session,
    member: memberAsKept(session.member, replica),
    replica,
    lastNumber,
    writeQueue: Promise.resolve(),
    successor: null,
  };
  if (replica.pending.length > 0) scheduleSettling(open);
  return open;
}

async function applyUnsettled(
  { database, device }: Pick<Session, 'database' | 'device'>,
  replica: Replica,
  from: number,
  newest: number,
): Promise<void> {
  const pending = await pendingAfter({ database, device }, from);
  if (pending.length !== newest - from) throw new LogBroken();
  for (const commit of pending) replica.apply(commit);
}

/** What the sealed record says of the member goes before the plain row of the sign-in screen, which anyone with the disk could alter. */
function memberAsKept(member: Session['member'], replica: Replica): Session['member'] {
  const kept = replica.one('staff', member.id);
  return kept === undefined ? member : { id: member.id, name: kept.name, position: kept.position, role: kept.role };
}

/** The log of a device this store was restored from: closed and folded, but still the proof of every history. */
async function checkFormerDevices(database: WaymarkDatabase): Promise<void> {
  for (const { device, lastNumber } of await readFormerDevices(database)) {
    const count = await database.commits.where('[device+n]').between([device, 1], [device, Infinity]).count();
    if (count !== lastNumber) throw new LogBroken();
  }
}
