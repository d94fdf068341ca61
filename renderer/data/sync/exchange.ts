import { ok, type Result } from '../../../shared/lib/result.ts';
import { pullAll, pushUnsent } from '../../../shared/sync/protocol/device-sync.ts';
import type { EndpointSend } from '../../../shared/ipc/endpoint-line.ts';
import { now } from '../clock.ts';
import { writing } from '../door.ts';
import type { Session } from '../session.ts';
import { deviceLogOf, sendAgainFrom, type LogEvents } from './device-log.ts';
import { followMembers } from './follow-members.ts';
import { DeviceLine, type SignedIn } from './line.ts';
import { changeState, positionOf, readState, type ExchangeState } from './state.ts';

export type ExchangeEnd = { readonly is: 'done' } | { readonly is: 'forked' } | { readonly is: 'revoked' };

/**
 * One exchange: greet, send all that was not sent, then fetch all there is. Safe to cut anywhere and to do again. One at a
 * time on this laptop, whatever windows there are.
 */
export function exchange(session: Session, send: EndpointSend, events: LogEvents): Promise<Result<ExchangeEnd>> {
  return navigator.locks.request(`exchange ${session.database.name}`, () => run(session, send, events));
}

async function run(session: Session, send: EndpointSend, events: LogEvents): Promise<Result<ExchangeEnd>> {
  const { database, device } = session;
  const before = await readState(database);
  if (before === null) return ok({ is: 'done' });
  const line = new DeviceLine(send, before.address, { id: device, privateKey: before.privateKey }, (reply, took) =>
    noteGreeting(session, reply, took),
  );
  const greeted = await line.greet();
  if (!greeted.ok) return greeted;
  await followMembers(session, before.members, greeted.value.members ?? null);
  const { lastN, revoked, token } = greeted.value;
  if (revoked !== true) events.greeted({ address: before.address, token });
  // The endpoint holds less than it answered for: it was restored.
  if (lastN < before.sentTo) await sendAgainFrom(session, lastN + 1);
  const log = deviceLogOf(session, events);
  const pushed = await pushUnsent(line.send, log);
  if (!pushed.ok) return pushed;
  if (pushed.value.is === 'forked') return ok({ is: 'forked' });
  if (revoked === true) return ok({ is: 'revoked' });
  const pullBegan = session.lastNumber;
  const pulled = await pullAll(line.send, log);
  if (!pulled.ok) return pulled;
  await writing(database, [database.exchange], () =>
    changeState(database, { lastPullAt: now(), lastPullN: pullBegan }),
  );
  const after = await readState(database);
  // Roles and leavers came with the log.
  await followMembers(session, null, null);
  if (after !== null) events.moved(after);
  return ok({ is: 'done' });
}

/** Learns the endpoint's clock (half of the way there and back is taken off) and how long the lease is. */
async function noteGreeting({ database, replica }: Session, reply: SignedIn, tookMilliseconds: number): Promise<void> {
  const offsetMilliseconds = Math.round(reply.now - (now() - tookMilliseconds / 2));
  const learnt: Partial<ExchangeState> = {
    offsetMilliseconds,
    leaseSchoolDays: reply.leaseSchoolDays,
    lastContactAt: reply.now,
    ...(reply.boxKey === undefined ? {} : { endpointKey: reply.boxKey }),
    ...(reply.members === undefined ? {} : { members: reply.members }),
  };
  await writing(database, [database.exchange], () => changeState(database, learnt));
  const state = await readState(database);
  if (state !== null) replica.share(positionOf({ ...state, epoch: replica.shared?.epoch ?? state.epoch }));
}
