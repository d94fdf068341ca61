import { fromBase64 } from '../../shared/sync/protocol/bytes.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import type { CommitResult } from '../../shared/sync/protocol/push.ts';
import { partsOfSent } from './box-key.ts';
import type { Ports } from './ports.ts';
import { keepUnjudged, takeCommit, type Sent, type Taken } from './take-commit.ts';
import type { Store, Tx } from './store.ts';
import { Turns } from './turns.ts';

const turns = new WeakMap<Store, Turns>();

function turnsOf({ store }: Ports): Turns {
  const known = turns.get(store) ?? new Turns();
  turns.set(store, known);
  return known;
}

type PushReply = ReplyOf<typeof messages.push>;

/** Takes a device's commits one after the other, each in a transaction of its own, until a gap or a fork. */
export async function takePush(
  ports: Ports,
  deviceId: string,
  request: RequestOf<typeof messages.push>,
): Promise<PushReply> {
  const results: CommitResult[] = [];
  let stopped: PushReply['stopped'];
  for (const sent of request.commits) {
    const parts = await partsOfSent(ports, deviceId, sent);
    const taken = await takeOne(ports, deviceId, { n: sent.n, parts, proof: fromBase64(sent.proof) });
    if (taken.is === 'result') results.push(taken.result);
    else {
      stopped = taken;
      break;
    }
  }
  const { epoch, lastN } = await ports.store.read(async (tx) => ({
    epoch: (await tx.la()).epoch,
    lastN: (await tx.device(deviceId))?.lastN ?? 0,
  }));
  return { epoch, results, lastN, ...(stopped === undefined ? {} : { stopped }) };
}

/** An error that would come again must not stop the device's later commits: the commit is kept as it came, and parked. */
export async function takeOne(ports: Ports, deviceId: string, sent: Sent): Promise<Taken> {
  const take = (how: typeof takeCommit) =>
    turnsOf(ports).take(() =>
      ports.store.write(async (tx: Tx) => {
        const device = await tx.lockDevice(deviceId);
        if (device === undefined) throw new Error('A token of a device that is not there');
        return how(tx, device, sent, ports.now());
      }),
    );
  try {
    return await take(takeCommit);
  } catch (error) {
    if (ports.isPassing(error)) throw error;
    return take(keepUnjudged);
  }
}
