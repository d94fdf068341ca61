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
import { mostParkedLookedAt } from './rule.ts';
import type { Device } from './store-access.ts';
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
  let [epoch, lastN, stopped]: [string, number, PushReply['stopped']] = ['', 0, undefined];
  for (const together of batches(commits, ports.commitsTogether ?? commitsTogether)) {
    const took = await takeTogether(ports, deviceId, together);
    ({ epoch, lastN } = took);
    for (const taken of took.taken) {
      if (taken.is === 'result') results.push(taken.result);
      else stopped = taken;
    }
    if (stopped !== undefined) break;
  }
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

/** What became of commits that went together, and how the device stood when the last of them was taken. */
interface Took {
  readonly taken: readonly Taken[];
  readonly epoch: string;
  readonly lastN: number;
}

/** Results in order; a gap or a fork is the last. An error among several sends each on its own way, so that one stops no other. */
async function takeTogether(ports: Ports, deviceId: string, commits: readonly Sent[]): Promise<Took> {
  const [only] = commits;
  if (commits.length === 1 && only !== undefined) return takeAlone(ports, deviceId, only);
  try {
    return await inOneTransaction(ports, deviceId, commits, takeCommit);
  } catch (error) {
    if (ports.isPassing(error)) throw error;
  }
  let took: Took = { taken: [], epoch: '', lastN: 0 };
  for (const sent of commits) {
    const alone = await takeAlone(ports, deviceId, sent);
    took = { ...alone, taken: [...took.taken, ...alone.taken] };
    if (alone.taken.at(-1)?.is !== 'result') break;
  }
  return took;
}

/** Takes one commit of a device, whoever delivers it. */
export async function takeOne(ports: Ports, deviceId: string, sent: Sent): Promise<Taken> {
  const [taken] = (await takeAlone(ports, deviceId, sent)).taken;
  if (taken === undefined) throw new Error('A commit without an answer');
  return taken;
}

/** An error that would come again must not stop the device's later commits: the commit is kept as it came, and parked. */
async function takeAlone(ports: Ports, deviceId: string, sent: Sent): Promise<Took> {
  try {
    return await inOneTransaction(ports, deviceId, [sent], takeCommit);
  } catch (error) {
    if (ports.isPassing(error)) throw error;
    return inOneTransaction(ports, deviceId, [sent], keepUnjudged);
  }
}

function inOneTransaction(
  ports: Ports,
  deviceId: string,
  commits: readonly Sent[],
  how: typeof takeCommit,
): Promise<Took> {
  const read = commits.map((sent) => readSent(deviceId, sent));
  return turnsOf(ports).take(() =>
    ports.store.write(async (tx) => {
      const locked = await tx.lockDevice(deviceId);
      if (locked === undefined) throw new Error('A token of a device that is not there');
      const remembering = new RememberingTx(tx, locked);
      if (read.some(({ n }) => n > locked.lastN)) await askTogether(remembering, locked, read);
      try {
        return await takeEach(remembering, locked, read, { how, now: ports.now });
      } catch (error) {
        throw await remembering.causeOf(error);
      }
    }),
  );
}

async function takeEach(
  tx: RememberingTx,
  locked: Device,
  read: readonly ReadSent[],
  { how, now }: { readonly how: typeof takeCommit; readonly now: () => number },
): Promise<Took> {
  const taken: Taken[] = [];
  for (const sent of read) {
    const one = await how(tx, await lockedDevice(tx, locked), sent, now());
    taken.push(one);
    if (one.is !== 'result') break;
  }
  await tx.save();
  const { lastN } = await lockedDevice(tx, locked);
  return { taken, epoch: (await tx.la()).epoch, lastN };
}

/** The device as the commits taken so far left it. */
async function lockedDevice(tx: RememberingTx, locked: Device): Promise<Device> {
  return (await tx.device(locked.id)) ?? locked;
}

/** Asks at once for what judging each of them would ask, and not before nobody else can alter it: the lock is the first answered. */
async function askTogether(tx: RememberingTx, { id, centre }: Device, read: readonly ReadSent[]): Promise<void> {
  const changes = read.flatMap(({ commit }) => (commit?.changes ?? []).map(({ whole }) => whole));
  const authors = new Set(read.flatMap(({ commit }) => commit?.header.by ?? []));
  await Promise.all([
    tx.lockLa(),
    tx.records(centre, recordsNeeded(changes)),
    tx.erasedAmong(centre, [...new Set(read.flatMap(({ commit }) => [...pupilsNamed(commit)]))]),
    tx.membersOf(id),
    ...[...authors].map((by) => tx.grants(centre, by)),
    tx.openParked({ device: id }, mostParkedLookedAt),
  ]);
}
