import { fromBase64 } from '../../shared/sync/protocol/bytes.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import type { CommitResult } from '../../shared/sync/protocol/push.ts';
import { partsOfSent } from './box-key.ts';
import type { Ports } from './ports.ts';
import { RememberingTx } from './remembering-tx.ts';
import {
  keepUnjudged,
  pupilsNamed,
  readSent,
  takeCommit,
  type ReadSent,
  type Sent,
  type Taken,
} from './take-commit.ts';
import type { Store } from './store.ts';
import { Turns } from './turns.ts';
import { recordsNeeded } from './working-set.ts';

const turns = new WeakMap<Store, Turns>();

function turnsOf({ store }: Ports): Turns {
  const known = turns.get(store) ?? new Turns();
  turns.set(store, known);
  return known;
}

type PushReply = ReplyOf<typeof messages.push>;

/** Commits of one transaction: the log is locked while it lasts, so neither many nor large ones go together. */
const commitsTogether = 50;
const bytesTogether = 256 * 1024;

/** Takes a device's commits one after the other, some of them in one transaction, until a gap or a fork. */
export async function takePush(
  ports: Ports,
  deviceId: string,
  request: RequestOf<typeof messages.push>,
): Promise<PushReply> {
  const commits: Sent[] = [];
  for (const sent of request.commits) {
    const { n, origin } = sent;
    const whence = origin === undefined ? {} : { origin };
    commits.push({ n, parts: await partsOfSent(ports, deviceId, sent), proof: fromBase64(sent.proof), ...whence });
  }
  const results: CommitResult[] = [];
  let stopped: PushReply['stopped'];
  for (const together of batches(commits, ports.commitsTogether ?? commitsTogether)) {
    for (const taken of await takeTogether(ports, deviceId, together)) {
      if (taken.is === 'result') results.push(taken.result);
      else stopped = taken;
    }
    if (stopped !== undefined) break;
  }
  const { epoch, lastN } = await ports.store.read(async (tx) => ({
    epoch: (await tx.la()).epoch,
    lastN: (await tx.device(deviceId))?.lastN ?? 0,
  }));
  return { epoch, results, lastN, ...(stopped === undefined ? {} : { stopped }) };
}

function batches(commits: readonly Sent[], most: number): Sent[][] {
  const found: Sent[][] = [];
  let bytes = 0;
  for (const sent of commits) {
    const size = Object.values(sent.parts).reduce((sum, part) => sum + part.length, 0);
    const last = found.at(-1);
    if (last !== undefined && last.length < most && bytes + size <= bytesTogether) {
      last.push(sent);
      bytes += size;
    } else {
      found.push([sent]);
      bytes = size;
    }
  }
  return found;
}

/** Results in order; a gap or a fork is the last. An error among several sends each on its own way, so that one stops no other. */
async function takeTogether(ports: Ports, deviceId: string, commits: readonly Sent[]): Promise<Taken[]> {
  const [only] = commits;
  if (commits.length === 1 && only !== undefined) return [await takeOne(ports, deviceId, only)];
  try {
    return await inOneTransaction(ports, deviceId, commits, takeCommit);
  } catch (error) {
    if (ports.isPassing(error)) throw error;
  }
  const taken: Taken[] = [];
  for (const sent of commits) {
    taken.push(await takeOne(ports, deviceId, sent));
    if (taken.at(-1)?.is !== 'result') break;
  }
  return taken;
}

/** An error that would come again must not stop the device's later commits: the commit is kept as it came, and parked. */
export async function takeOne(ports: Ports, deviceId: string, sent: Sent): Promise<Taken> {
  const take = async (how: typeof takeCommit): Promise<Taken> => {
    const [taken] = await inOneTransaction(ports, deviceId, [sent], how);
    if (taken === undefined) throw new Error('A commit without an answer');
    return taken;
  };
  try {
    return await take(takeCommit);
  } catch (error) {
    if (ports.isPassing(error)) throw error;
    return take(keepUnjudged);
  }
}

function inOneTransaction(
  ports: Ports,
  deviceId: string,
  commits: readonly Sent[],
  how: typeof takeCommit,
): Promise<Taken[]> {
  const read = commits.map((sent) => readSent(deviceId, sent));
  return turnsOf(ports).take(() =>
    ports.store.write(async (tx) => {
      const locked = await tx.lockDevice(deviceId);
      if (locked === undefined) throw new Error('A token of a device that is not there');
      const remembering = new RememberingTx(tx, locked);
      if (read.some(({ n }) => n > locked.lastN)) await askTogether(remembering, locked.centre, read);
      const taken: Taken[] = [];
      for (const sent of read) {
        const device = (await remembering.device(deviceId)) ?? locked;
        const one = await how(remembering, device, sent, ports.now());
        taken.push(one);
        if (one.is !== 'result') break;
      }
      await remembering.save();
      return taken;
    }),
  );
}

/** Asks once for what judging each of them would ask, and not before nobody else can alter it. */
async function askTogether(tx: RememberingTx, centre: string, read: readonly ReadSent[]): Promise<void> {
  await tx.lockLa();
  const changes = read.flatMap(({ commit }) => (commit?.changes ?? []).map(({ whole }) => whole));
  await tx.records(centre, recordsNeeded(changes));
  await tx.erasedAmong(centre, [...new Set(read.flatMap(({ commit }) => [...pupilsNamed(commit)]))]);
}
