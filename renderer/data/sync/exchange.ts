import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { pullAll, pushUnsent, sendAgainAfter, type Send } from '../../../shared/sync/protocol/device-sync.ts';
import type { EndpointSend } from '../../../shared/ipc/endpoint-line.ts';
import { now } from '../clock.ts';
import { writing } from '../door.ts';
import type { Session } from '../session.ts';
import { hasEnded } from './access-ended.ts';
import { deviceLogOf, sendAgainFrom, type LogEvents } from './device-log.ts';
import { noteContact } from '../lease/keep-lease.ts';
import { followMembers } from './follow-members.ts';
import { giveBackFirst, giveBackLost } from './give-back.ts';
import { learntFrom } from './learnt.ts';
import { DeviceLine, type SignedIn } from './line.ts';
import { doOwnErrands } from './own-errands.ts';
import { changeState, positionOf, readState, type ExchangeState } from './state.ts';

/** 'ended': whoever is signed in has access no more; what they had not sent was handed in. */
export interface ExchangeEnd {
  readonly is: 'done' | 'forked' | 'revoked' | 'ended';
}

/**
 * One exchange: greet, send all that was not sent, then fetch all there is. Safe to cut anywhere and to do again. One at a
 * time on this laptop, whatever windows there are.
 */
export function exchange(session: Session, send: EndpointSend, events: LogEvents): Promise<Result<ExchangeEnd>> {
  return navigator.locks.request(`exchange ${session.database.name}`, () => run(session, send, events));
}

/** The line of a signed-in person's laptop lasts over exchanges, so that not each of them must sign in anew. */
interface KeptLine {
  readonly line: DeviceLine;
  events: LogEvents;
}
const lines = new WeakMap<Session, KeptLine>();

function lineOf(session: Session, send: EndpointSend, state: ExchangeState, events: LogEvents): DeviceLine {
  const known = lines.get(session);
  if (known !== undefined) {
    known.events = events;
    return known.line;
  }
  const key = { id: session.device, privateKey: state.privateKey };
  const line = new DeviceLine(send, state.address, key, async (reply, took) => {
    await noteGreeting(session, reply, took);
    if (reply.revoked !== true) lines.get(session)?.events.greeted({ address: state.address, token: reply.token });
  });
  lines.set(session, { line, events });
  return line;
}

async function run(session: Session, send: EndpointSend, events: LogEvents): Promise<Result<ExchangeEnd>> {
  const { database } = session;
  const before = await readState(database);
  if (before === null) return ok({ is: 'done' });
  const line = lineOf(session, send, before, events);
  const greeted = await line.greetWhereDue();
  if (!greeted.ok) return greeted;
  if (line.token !== null && !line.isRevoked) events.greeted({ address: before.address, token: line.token });
  if (!line.isRevoked) await doOwnErrands(session, line, send);
  const log = deviceLogOf(session, events);
  if (before.cursor !== null && greeted.value.epoch !== before.epoch) {
    const given = await giveBackFirst(session, line.send, log, before.sentTo);
    if (!given.ok) return given;
  }
  const pushed = await pushUnsent(line.send, log);
  if (!pushed.ok) return pushed;
  if (pushed.value.is === 'forked') return ok({ is: 'forked' });
  if (line.isRevoked) return ok({ is: 'revoked' });
  const pullBegan = session.lastNumber;
  const pulled = await pullAll(whileAccess(session, line.send), log);
  if (await hasEnded(session)) return ok({ is: 'ended' });
  if (!pulled.ok) return pulled;
  const given = await giveBackLost(session, line.send);
  if (!given.ok) return given;
  await writing(database, [database.exchange, database.meta], async () => {
    await changeState(database, { lastPullAt: now(), lastPullN: pullBegan });
    await noteContact(session);
  });
  const after = await readState(database);
  // Roles and leavers came with the log.
  await followMembers(session, null, null);
  if (after !== null) events.moved(after);
  return ok({ is: (await hasEnded(session)) ? 'ended' : 'done' });
}

/** What the endpoint sends after their access ended is for colleagues who sign in here: it is left for their next exchange. */
function whileAccess(session: Session, send: Send): Send {
  return async (name, request) => {
    const reply = await send(name, request);
    return (await hasEnded(session)) ? refused('ended', 'Your access has ended.') : reply;
  };
}

/** Learns the endpoint's clock (half of the way there and back is taken off), how long the lease is and who works here. */
async function noteGreeting(session: Session, reply: SignedIn, tookMilliseconds: number): Promise<void> {
  const { database, replica } = session;
  const before = await readState(database);
  if (before === null) return;
  const learnt = {
    ...learntFrom(reply, tookMilliseconds),
    ...(reply.members === undefined ? {} : { members: reply.members }),
  };
  await writing(database, [database.exchange, database.meta], async () => {
    await changeState(database, learnt);
    await noteContact(session);
  });
  const state = await readState(database);
  if (state !== null) replica.share(positionOf({ ...state, epoch: replica.shared?.epoch ?? state.epoch }));
  await followMembers(session, before.members, reply.members ?? null, reply.guests);
  const again = sendAgainAfter(reply, before);
  if (again !== null) await sendAgainFrom(session, again);
}
