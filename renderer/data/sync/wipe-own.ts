import { sha256 } from '@noble/hashes/sha2.js';
import { baseTier } from '../../../shared/model/tiers.ts';
import { decodeCommit, encodeCommit } from '../../../shared/sync/codec.ts';
import { closeCommitBox } from '../../../shared/sync/protocol/commit-box.ts';
import type { Outcome } from '../../../shared/sync/protocol/outcome.ts';
import type { CommitResult } from '../../../shared/sync/protocol/push.ts';
import { toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import type { ScopeCell } from '../../../shared/sync/protocol/pull.ts';
import { emptyChanges } from '../../../shared/sync/tombstones.ts';
import type { WaymarkDatabase } from '../database.ts';
import { randomForBox } from '../crypto/sealed-box.ts';
import { writing } from '../door.ts';
import type { CommitRow } from '../rows.ts';
import { readFormerDevices } from '../store-identity.ts';
import { originOf } from './origin.ts';

/**
 * What this laptop itself once wrote about pupils who left its scope is wiped from its log too. The commit keeps its number and
 * its header; all of it stays in a box for the endpoint alone, which a restored endpoint may ask for. Inside a transaction of
 * the write door over `commits`; only commits the log has confirmed.
 */
export async function wipeOwnCommits(
  database: WaymarkDatabase,
  own: OwnLog & { readonly endpointKey: Uint8Array },
  cells: readonly ScopeCell[],
): Promise<void> {
  const gone = new Set(cells.filter(({ tier }) => tier === baseTier).map(({ subject }) => subject));
  if (gone.size === 0) return;
  const rows = await ownRows(database, own);
  const wiped = rows.flatMap((row) => wipedOf(row, gone, own.endpointKey) ?? []);
  if (wiped.length > 0) await database.commits.bulkPut(wiped);
}

/** This laptop's own commits up to a number, and all it made under identities it had before. */
interface OwnLog {
  readonly device: string;
  readonly upTo: number;
}

async function ownRows(database: WaymarkDatabase, { device, upTo }: OwnLog): Promise<CommitRow[]> {
  const logs = [...(await readFormerDevices(database)), { device, lastNumber: upTo }];
  const rows = await Promise.all(
    logs.map((log) =>
      database.commits.where('[device+n]').between([log.device, 1], [log.device, log.lastNumber], true, true).toArray(),
    ),
  );
  return rows.flat();
}

/**
 * A commit as it stays once pupils have left ('*': all): its header, and all of it in a box for the endpoint. Null where it is
 * about none of them. What is sealed for a colleague is in the box it was made with, which goes into the new one as it is; made
 * before there was an endpoint it has none and stays: who is signed in cannot box what they cannot read.
 */
export function wipedOf(row: CommitRow, gone: ReadonlySet<string>, endpointKey: Uint8Array): CommitRow | null {
  if (row.isWiped === true || (row.locked !== undefined && row.box === undefined)) return null;
  const isAbout = pupilsOf(row).some((pupil) => gone.has('*') || gone.has(pupil));
  return isAbout ? withoutContent(row, endpointKey) : null;
}

function pupilsOf({ device, n, p }: CommitRow): string[] {
  const [base] = decodeCommit(device, n, p).tiers;
  return [...new Set((base?.changes ?? []).flatMap(({ pupil }) => pupil ?? []))];
}

const traceBytes = 16;

/** Finds a pupil whose id is told again, and tells nobody else whom it is of: ids are random. */
function traceOf(pupil: string): string {
  return toBase64(sha256(new TextEncoder().encode(`waymark wiped 1|${pupil}`)).slice(0, traceBytes));
}

function withoutContent(row: CommitRow, endpointKey: Uint8Array): CommitRow {
  const { locked, ...open } = row;
  const { p } = row;
  const { device, n } = originOf(row.former).origin ?? row;
  const { header } = decodeCommit(row.device, row.n, p);
  const earlier = locked === undefined ? undefined : row.box;
  const box = closeCommitBox(randomForBox(), endpointKey, { device, n }, p, earlier);
  return {
    ...open,
    p: encodeCommit({ ...header, changes: [] }),
    box,
    isWiped: true,
    wipedAbout: pupilsOf(row).map(traceOf),
  };
}

/**
 * Empties what this laptop's log says of pupils who were erased: nothing of it stays, not even for the endpoint. Commits that
 * were not sent yet are left to the endpoint, which refuses them. Inside a transaction of the write door over `commits`.
 */
export async function emptyOwnCommits(
  database: WaymarkDatabase,
  own: OwnLog,
  pupils: ReadonlySet<string>,
): Promise<void> {
  const rows = await ownRows(database, own);
  const emptied = rows.flatMap((row) => emptiedOf(row, pupils) ?? []);
  if (emptied.length > 0) await database.commits.bulkPut(emptied);
}

/** Null where it says nothing of them. What is closed, for the endpoint or a colleague, cannot be emptied in part: all of it goes. */
function emptiedOf(row: CommitRow, pupils: ReadonlySet<string>): CommitRow | null {
  const { box: _box, locked: _locked, isWiped, wipedAbout, ...open } = row;
  if (isWiped === true) {
    const isNamed = wipedAbout === undefined || [...pupils].some((pupil) => wipedAbout.includes(traceOf(pupil)));
    return isNamed && row.box !== undefined ? { ...open, isEmptied: true } : null;
  }
  const without = emptyChanges(row.p, (pupil) => pupils.has(pupil));
  return without === null ? null : { ...open, p: without.parts, isEmptied: true };
}

/**
 * Commits the endpoint refused because their pupil had been erased meanwhile: nothing of the pupil stays here either. In a
 * transaction of its own, after the answers are kept; the pupil's erasure itself comes with the next page.
 */
export async function emptyRefusedCommits(
  database: WaymarkDatabase,
  device: string,
  results: readonly CommitResult[],
): Promise<void> {
  const refused = results.filter(({ outcomes }) => outcomes.some(isOfErased));
  if (refused.length === 0) return;
  await writing(database, [database.commits], async () => {
    for (const { n, outcomes } of refused) {
      const row = await database.commits.get([device, n]);
      if (row === undefined) continue;
      const changes = decodeCommit(device, n, row.p).tiers[0]?.changes ?? [];
      const pupils = changes.flatMap(({ pupil }, place) => (isOfErased(outcomes[place]) ? (pupil ?? []) : []));
      const emptied = emptiedOf(row, new Set(pupils));
      if (emptied !== null) await database.commits.put(emptied);
    }
  });
}

function isOfErased(outcome: Outcome | undefined): boolean {
  return outcome?.is === 'refused' && outcome.code === 'erased';
}
