import type { Table } from 'dexie';
import { readSettledTo } from '../settled-to.ts';
import type { PendingChange } from '../replica.ts';
import type { Session } from '../session.ts';

/**
 * Reads packed tables together with how far they are settled, in one transaction, so that a change is laid over exactly
 * when the tables do not hold it yet, even where a settling ends between the two. `pending` must be taken before.
 */
export async function readWithPending<T>(
  session: Session,
  tables: readonly Table[],
  pending: readonly PendingChange[],
  read: () => Promise<T>,
): Promise<{ answer: T; pending: readonly PendingChange[] }> {
  const { database } = session;
  return database.transaction('r', [database.meta, ...tables], async () => {
    const [settledTo, answer] = await Promise.all([readSettledTo(database), read()]);
    return { answer, pending: pending.filter(({ tier, header }) => header.n > settledTo[tier]) };
  });
}
