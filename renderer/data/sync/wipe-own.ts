import { baseTier } from '../../../shared/model/tiers.ts';
import { decodeCommit, encodeCommit } from '../../../shared/sync/codec.ts';
import { closeCommitBox } from '../../../shared/sync/protocol/commit-box.ts';
import type { ScopeCell } from '../../../shared/sync/protocol/pull.ts';
import { emptyChanges } from '../../../shared/sync/tombstones.ts';
import type { WaymarkDatabase } from '../database.ts';
import { randomForBox } from '../crypto/sealed-box.ts';
import type { CommitRow } from '../rows.ts';

/**
 * What this laptop itself once wrote about pupils who left its scope is wiped from its log too. The commit keeps its number and
 * its header; all of it stays in a box for the endpoint alone, which a restored endpoint may ask for. Inside a transaction of
 * the write door over `commits`; only commits the log has confirmed.
 */
export async function wipeOwnCommits(
  database: WaymarkDatabase,
  own: { readonly device: string; readonly upTo: number; readonly endpointKey: Uint8Array },
  cells: readonly ScopeCell[],
): Promise<void> {
  const gone = new Set(cells.filter(({ tier }) => tier === baseTier).map(({ subject }) => subject));
  if (gone.size === 0) return;
  const rows = await database.commits
    .where('[device+n]')
    .between([own.device, 1], [own.device, own.upTo], true, true)
    .toArray();
  const wiped = rows.flatMap((row) => (isAbout(row, gone) ? [withoutContent(row, own.endpointKey)] : []));
  if (wiped.length > 0) await database.commits.bulkPut(wiped);
}

/** Parts still sealed for a colleague cannot be boxed by this person; theirs are opened to nobody who is not a holder. */
function isAbout({ device, n, p, locked, isWiped }: CommitRow, gone: ReadonlySet<string>): boolean {
  if (isWiped === true || locked !== undefined) return false;
  const [base] = decodeCommit(device, n, p).tiers;
  return (base?.changes ?? []).some(({ pupil }) => pupil !== undefined && (gone.has(pupil) || gone.has('*')));
}

function withoutContent(row: CommitRow, endpointKey: Uint8Array): CommitRow {
  const { device, n, p } = row;
  const { header } = decodeCommit(device, n, p);
  const box = closeCommitBox(randomForBox(), endpointKey, { device, n }, p);
  return { ...row, p: encodeCommit({ ...header, changes: [] }), box, isWiped: true };
}

/**
 * Empties what this laptop's log says of pupils who were erased: nothing of it stays, not even for the endpoint. Commits that
 * were not sent yet are left to the endpoint, which refuses them. Inside a transaction of the write door over `commits`.
 */
export async function emptyOwnCommits(
  database: WaymarkDatabase,
  own: { readonly device: string; readonly upTo: number },
  pupils: ReadonlySet<string>,
): Promise<void> {
  const rows = await database.commits
    .where('[device+n]')
    .between([own.device, 1], [own.device, own.upTo], true, true)
    .toArray();
  const emptied = rows.flatMap(({ box: _box, ...row }): CommitRow[] => {
    const without = emptyChanges(row.p, (pupil) => pupils.has(pupil));
    return without === null ? [] : [{ ...row, p: without.parts }];
  });
  if (emptied.length > 0) await database.commits.bulkPut(emptied);
}
