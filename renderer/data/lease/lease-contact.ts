import type { EndpointSend } from '../../../shared/ipc/endpoint-line.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { pushUnsent, type DeviceLog } from '../../../shared/sync/protocol/device-sync.ts';
import { writing } from '../door.ts';
import type { CommitRow } from '../rows.ts';
import type { Session } from '../session.ts';
import { readIdentity } from '../store-identity.ts';
import { learntFrom } from '../sync/learnt.ts';
import { DeviceLine, type SignedIn } from '../sync/line.ts';
import { putState, readState, type ExchangeState } from '../sync/state.ts';
import { putContact } from './sealed-lease.ts';

const accessEnded =
  'An administrator ended your access. What you entered here was handed in, and you cannot sign in on this laptop any more.';

/**
 * The one exchange a laptop has whose lease is over: it greets the endpoint, and that renews the lease. Somebody whose access
 * ended meanwhile gets nothing back (code "access-ended"); what they entered is delivered as it lies, unread.
 */
export async function contactAfterLease(session: Session, send: EndpointSend): Promise<Result<null>> {
  const before = await readState(session.database);
  if (before === null) return refused('alone', 'This laptop is not connected to the local authority.');
  const key = { id: session.device, privateKey: before.privateKey };
  const learnt: { state: ExchangeState | null } = { state: null };
  const line = new DeviceLine(send, before.address, key, (reply, took) => {
    learnt.state = { ...before, ...learntFrom(reply, took) };
    return Promise.resolve();
  });
  const greeted = await line.greet();
  if (!greeted.ok) return greeted;
  if (learnt.state === null) return refused('trouble', 'The local authority gave no answer.');
  if (hasEnded(session, before, greeted.value)) {
    const delivered = await pushUnsent(line.send, closedLog(session, before.sentTo));
    if (!delivered.ok) return delivered;
    await closeOut(session);
    return refused('access-ended', accessEnded);
  }
  await noteRenewed(session, learnt.state);
  return ok(null);
}

/** A withdrawn laptop is opened again by whoever it is: it hands in what is unsent, and then it is wiped. */
function hasEnded({ member }: Session, { members }: ExchangeState, reply: SignedIn): boolean {
  const { members: now } = reply;
  return (
    reply.revoked !== true && now !== undefined && members?.includes(member.id) === true && !now.includes(member.id)
  );
}

/** Their passphrase opens nothing here from now on; the rest follows when a colleague signs in (follow-members.ts). */
async function closeOut({ home, member }: Session): Promise<void> {
  await writing(home, [home.members], async () => {
    const row = await home.members.get(member.id);
    if (row !== undefined) await home.members.put({ ...row, sealedPrivateKey: new Uint8Array(0) });
  });
}

async function noteRenewed({ home, database, leaseKey }: Session, state: ExchangeState): Promise<void> {
  const identity = await readIdentity(home);
  const { bytes } = leaseKey;
  if (identity === null || bytes === null) return;
  await writing(database, [database.exchange], () => putState(database, state));
  await writing(home, [home.meta], () => putContact(home, identity.storeId, bytes, state));
}

/** This laptop's log as far as it can be sent without opening it: what was entered since the lease ended, closed for the endpoint. */
function closedLog({ home, device }: Session, sentTo: number): DeviceLog {
  let reached = sentTo;
  return {
    unsent: async (afterN, limit) => {
      const rows = await home.commits
        .where('[device+n]')
        .between([device, afterN + 1], [device, Infinity])
        .limit(limit)
        .toArray();
      const end = rows.findIndex(({ aside, box }) => aside === undefined || box === undefined);
      return (end === -1 ? rows : rows.slice(0, end)).map(asClosed);
    },
    sentTo: () => Promise.resolve(reached),
    // Not kept: whoever opens the store again sends them once more, and gets the same answers.
    keepResults: (results) => {
      reached = results.at(-1)?.n ?? reached;
      return Promise.resolve();
    },
    sendAgainFrom: () => Promise.resolve(),
    cursor: () => Promise.resolve(null),
    takePage: () => Promise.resolve(),
  };
}

function asClosed({ n, proof, box = new Uint8Array(0) }: CommitRow): Awaited<ReturnType<DeviceLog['unsent']>>[number] {
  return { n, proof: toBase64(proof), parts: {}, box: toBase64(box) };
}
