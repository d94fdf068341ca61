import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { tiers } from '../../shared/model/tiers.ts';
import { decodeCommit, type ReadCommit } from '../../shared/sync/codec.ts';
import { newestNumber } from './commit.ts';
import type { WaymarkDatabase } from './database.ts';
import { writing } from './door.ts';
import { LogBroken } from './open-store.ts';
import type { SettledTo } from './replica.ts';
import type { Session } from './session.ts';
import { nothingSettled } from './settled-to.ts';
import { foldIntoTables, gather, packedTables } from './settle.ts';
import { readFormerDevices } from './store-identity.ts';

/**
 * Makes every packed table anew from the log, in one transaction: the old tables stand until the new ones are whole. Needs
 * a person who holds every tier, because the log tells each tier only to its holders.
 */
export async function rebuild(session: Session): Promise<Result<null>> {
  const { database, replica, keyring } = session;
  if (tiers.some((tier) => !keyring.holds(tier))) {
    return refused(
      'not-allowed',
      'Only a lead or an administrator can rebuild the tables: the others may not read all of the log.',
    );
  }
  if (replica.shared !== null)
    return refused(
      'shared',
      'The tables of this laptop follow the local authority’s log: they are filled again from there.',
    );
  const settledTo = await writing(database, [database.meta, database.commits, ...packedTables(database)], async () => {
    const lastNumber = await newestNumber(session);
    const log = await readLog(session, lastNumber);
    for (const table of packedTables(database)) await table.clear();
    await foldIntoTables(database, gather(log, nothingSettled));
    const value: SettledTo = { register: lastNumber, contact: lastNumber, sensitive: lastNumber, identity: lastNumber };
    await database.meta.put({ name: 'settledTo', value });
    return value;
  });
  replica.settled(settledTo, tiers);
  return ok(null);
}

/** Every commit in the order it was made: former devices first, oldest first. Throws `LogBroken` where one is missing. */
export async function readLog(
  { database, device }: Pick<Session, 'database' | 'device'>,
  lastNumber: number,
): Promise<ReadCommit[]> {
  const former = await readFormerDevices(database);
  const log: ReadCommit[] = [];
  for (const part of [...former, { device, lastNumber }])
    log.push(...(await readLogOf(database, part.device, part.lastNumber)));
  return log;
}

async function readLogOf(database: WaymarkDatabase, device: string, lastNumber: number): Promise<ReadCommit[]> {
  const rows = await database.commits
    .where('[device+n]')
    .between([device, 1], [device, lastNumber], true, true)
    .toArray();
  if (rows.length !== lastNumber) throw new LogBroken();
  return rows.map(({ n, p }) => decodeCommit(device, n, p));
}
