import { broughtCommits, joiningCommit } from '../../../../shared/joining/brought.ts';
import { pairsOf, type Decisions } from '../../../../shared/joining/decide.ts';
import { ok, refused, type Result } from '../../../../shared/lib/result.ts';
import { encodeCommit } from '../../../../shared/sync/codec.ts';
import type { Commit } from '../../../../shared/sync/commit.ts';
import { digestOf, proofOver } from '../../../../shared/sync/protocol/proof.ts';
import { now, today } from '../../clock.ts';
import { boxFor } from '../../commit.ts';
import { databaseNames, WaymarkDatabase } from '../../database.ts';
import { writing } from '../../door.ts';
import { newId } from '../../ids.ts';
import { closeDatabase } from '../../open-database.ts';
import { readLog } from '../../rebuild.ts';
import type { CommitRow } from '../../rows.ts';
import { endSession, type Session } from '../../session.ts';
import { refusalOfStoreError } from '../../store-errors.ts';
import { enrolAt, keyOfState } from '../enrol.ts';
import { readState } from '../state.ts';
import type { Credentials } from '../things.ts';
import { giveUpBringing, type Bringing } from './begin.ts';
import { previewBringing } from './preview.ts';

/** Public reference data, the same at every centre: it stays as it is on this laptop. */
const staysHere = 'schools';

/**
 * Puts the two together, all or nothing: the centre that was fetched takes the place of the laptop's own, and the laptop's
 * entries follow as the first it sends. The endpoint is told before how many there are and who answers for them. Afterwards
 * nobody is signed in: the person signs in with the passphrase chosen for the centre, and sending begins.
 */
export async function agreeToBring(
  bringing: Bringing,
  decisions: Decisions,
  credentials: Credentials,
): Promise<Result<{ readonly entries: number }>> {
  const { own, there } = bringing;
  if (there.replica.shared?.isFilled !== true)
    return refused('not-filled', 'The centre’s records are not all here yet.');
  // What was being written is in, and nothing more is kept on the old side.
  const agreed = own.writeQueue.then(() => putTogether(bringing, decisions, credentials));
  own.writeQueue = agreed.catch(() => undefined);
  return agreed;
}

async function putTogether(
  bringing: Bringing,
  decisions: Decisions,
  credentials: Credentials,
): Promise<Result<{ readonly entries: number }>> {
  const { own, there } = bringing;
  const preview = await previewBringing(bringing);
  const pairs = pairsOf(preview.own, preview.theirs, preview.matches, decisions);
  if (!pairs.ok) return pairs;
  const { device, member } = there;
  const log = await readLog(own, own.lastNumber);
  const brought = broughtCommits(log, { device, pairs: pairs.value, closedThere: preview.closedThere });
  const joining = joiningCommit(pairs.value, preview.closedTwice, {
    ...{ device, n: brought.length + 1, by: member.id, position: member.position, newId },
    ...{ at: now() + (there.replica.shared?.offsetMilliseconds ?? 0), date: today() },
  });
  const commits = joining === null ? brought : [...brought, joining];
  const told = await vouch(bringing, commits.length, credentials);
  if (!told.ok) return told;
  await bringing.stop();
  // From here on nothing that still runs for the old centre may write: its keys are off the store.
  own.database.keyring = null;
  const rows = commits.map((commit) => rowOf(there, commit));
  const problem = await putInPlace(there, rows).catch(refusalOfStoreError);
  if (problem !== null) {
    own.database.keyring = own.keyring;
    return problem;
  }
  endSession(own);
  endSession(there);
  await closeDatabase(there.database);
  await giveUpBringing();
  return ok({ entries: commits.reduce((sum, { changes }) => sum + changes.length, 0) });
}

/** The administrator's own word, with the second proof, for so many entries. Doing it again is the same as doing it once. */
async function vouch({ there, platform }: Bringing, upTo: number, credentials: Credentials): Promise<Result<null>> {
  const state = await readState(there.database);
  if (state === null) throw new Error('A laptop that joins knows its endpoint');
  const { passphrase, oneTimeCode } = credentials;
  const reply = await enrolAt(platform.endpointSend, state.address, keyOfState(there.device, state), {
    ...{ deviceName: state.deviceName, proofSecret: there.proofSecret, bringing: { upTo } },
    person: { staff: there.member.id, passphrase },
    ...(oneTimeCode === undefined ? {} : { oneTimeCode }),
  });
  if (reply.ok) return ok(null);
  return reply.error.code === 'not-signed-in'
    ? refused(
        'not-signed-in',
        'The passphrase or the code of your authenticator app was not accepted. Nothing was changed.',
      )
    : reply;
}

function rowOf(there: Session, commit: Commit): CommitRow {
  const { device, n } = commit;
  const parts = encodeCommit(commit);
  const proof = proofOver(there.proofSecret, digestOf(device, n, parts));
  return { device, n, p: parts, proof, ...boxFor(there, n, parts) };
}

/** One strict transaction over the laptop's own store: before it all is as it was, after it all is as it shall be. */
async function putInPlace({ database, keyring }: Session, commits: readonly CommitRow[]): Promise<null> {
  const fetched: [string, unknown[]][] = [];
  for (const { name } of database.tables)
    if (name !== staysHere) fetched.push([name, await database.table<unknown>(name).toArray()]);
  // A second hand on the same store, with the keys of the centre that takes its place.
  const target = new WaymarkDatabase(databaseNames.real);
  await target.open();
  try {
    target.keyring = keyring;
    await writing(target, target.tables, async () => {
      for (const [name, rows] of fetched) {
        const table = target.table<unknown>(name);
        await table.clear();
        await table.bulkPut(rows);
      }
      await target.commits.bulkAdd([...commits]);
    });
  } finally {
    target.keyring = null;
    target.close();
  }
  return null;
}
