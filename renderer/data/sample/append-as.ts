import type { Change, Commit } from '../../../shared/sync/commit.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { schemaVersion } from '../../../shared/model/registry.ts';
import { checkChange } from '../../../shared/sync/check-change.ts';
import { decodeCommit, encodeCommit } from '../../../shared/sync/codec.ts';
import { digestOf, proofOver } from '../../../shared/sync/protocol/proof.ts';
import { writing } from '../door.ts';
import { authorOf, type Session } from '../session.ts';
import { refusalOfStoreError } from '../store-errors.ts';

/** An act of somebody else at another time: only the sample centre has such a past made for it. */
export interface PastAct {
  readonly changes: readonly Change[];
  readonly by: string;
  readonly position: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly reason?: string;
}

/** Before any endpoint there is no shared log. */
const nothingSeen: Commit['seen'] = ['', 0];

/**
 * Appends acts of the sample's staff to the log, each as the commit it would have been, all in one transaction. Refuses on a
 * real centre, where nobody may write in another's name. Settling and telling the screens is left to the caller.
 */
export async function appendAs(session: Session, acts: readonly PastAct[]): Promise<Result<void>> {
  if (session.kind !== 'sample') return refused('not-sample', 'Only the sample centre can be given a past.');
  const author = authorOf(session);
  for (const change of acts.flatMap(({ changes }) => changes)) {
    const checked = checkChange(change, author);
    if (!checked.ok) return checked;
  }
  const { database, device, lastNumber } = session;
  const rows = acts.map((act, index) => {
    const n = lastNumber + 1 + index;
    const p = encodeCommit({ ...act, device, n, seen: nothingSeen, schema: schemaVersion });
    return { device, n, p, proof: proofOver(session.proofSecret, digestOf(device, n, p)) };
  });
  try {
    await writing(database, [database.commits], () => database.commits.bulkAdd(rows));
  } catch (error) {
    return refusalOfStoreError(error);
  }
  for (const { n, p } of rows) session.replica.apply(decodeCommit(device, n, p));
  session.lastNumber = lastNumber + rows.length;
  return ok(undefined);
}
