import { baseTier, type Tier } from '../../shared/model/tiers.ts';
import { decodeCommit } from '../../shared/sync/codec.ts';
import { newestNumber } from './commit.ts';
import type { WaymarkDatabase } from './database.ts';
import { placeHeld } from './packs.ts';
import { Replica } from './replica.ts';
import { scheduleSettling } from './settle.ts';
import type { Session } from './session.ts';
import { readSettledTo } from './settled-to.ts';
import { readFormerDevices } from './store-identity.ts';

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
export async function loadReplica(session: Omit<Session, 'replica' | 'lastNumber' | 'writeQueue'>): Promise<Session> {
  const { database, device, keyring } = session;
  const settledTo = await readSettledTo(database);
  const replica = new Replica(settledTo);
  await placeHeld(database, replica);
  const from = Math.min(...keyring.tiers.map((tier: Tier) => settledTo[tier]));
  const rows = await database.commits.where('[device+n]').between([device, from + 1], [device, Infinity]).toArray();
  rows.forEach((row, index) => {
    if (row.n !== from + 1 + index) throw new LogBroken();
    replica.apply(decodeCommit(device, row.n, row.p));
  });
  const lastNumber = rows.at(-1)?.n ?? (await newestNumber(session));
  if (lastNumber < settledTo[baseTier]) throw new LogBroken();
  await checkFormerDevices(database);
  const open: Session = { ...session, replica, lastNumber, writeQueue: Promise.resolve() };
  if (rows.length > 0) scheduleSettling(open);
  return open;
}

/** The log of a device this store was restored from: closed and folded, but still the proof of every history. */
async function checkFormerDevices(database: WaymarkDatabase): Promise<void> {
  for (const { device, lastNumber } of await readFormerDevices(database)) {
    const count = await database.commits.where('[device+n]').between([device, 1], [device, Infinity]).count();
    if (count !== lastNumber) throw new LogBroken();
  }
}
