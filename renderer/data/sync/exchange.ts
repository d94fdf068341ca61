import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import {
  pullAll,
  pushUnsent,
  sendAgainAfter,
  type DeviceLog,
  type Send,
} from '../../../shared/sync/protocol/device-sync.ts';
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
import { changeState, positionOf, readState, type AskedAgain, type ExchangeState } from './state.ts';
import { copiedFrom, takeIdentity } from './take-identity.ts';

/**
 * 'ended': whoever is signed in has access no more; what they had not sent was handed in. 'renewed': the laptop was found to be
 * a copy and is one of its own now; 'forked': it was, and the endpoint gives it no place.
 */
export interface ExchangeEnd {
  readonly is: 'done' | 'forked' | 'renewed' | 'revoked' | 'ended';
}

/**
 * One exchange: greet, send all that was not sent, then fetch all there is. Safe to cut anywhere and to do again. One at a
 * time on this laptop, whatever windows there are.
 */
export function exchange(session: Session, send: EndpointSend, events: LogEvents): Promise<Result<ExchangeEnd>> {
  return navigator.locks.request(`exchange ${session.database.name}`, () =>
    run(session, send, events).catch((error: unknown) => {
      if (!(error instanceof StartOver)) throw error;
      return run(session, send, events);
    }),
  );
}

/** A greeting, whenever it was, told that the endpoint was restored: own entries are sent again before anything else. */
class StartOver extends Error {
  constructor() {
    super('The endpoint was restored');
    this.name = 'StartOver';
  }
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
  const { askedAgain } = before;
  if (!line.isRevoked && askedAgain !== undefined && isUnderWay(before, askedAgain)) {
    const given = await giveBackFirst(session, line.send, log, askedAgain.upTo);
    if (!given.ok) return given;
  }
  const pushed = await pushUnsent(line.send, log);
  if (!pushed.ok) return pushed;
  const from = pushed.value.is === 'forked' ? pushed.value.n : await copiedFrom(session, line.lastN);
  if (from !== null) return becomeOwn(session, { line, log, send, address: before.address }, from);
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

/** Whether what the endpoint had answered for before it was restored is still to be sent, or its log still to be taken. */
function isUnderWay({ epoch, sentTo }: ExchangeState, { epoch: life, upTo }: AskedAgain): boolean {
  return epoch !== life || sentTo < upTo;
}

interface Copied {
  readonly line: DeviceLine;
  readonly log: DeviceLog;
  readonly send: EndpointSend;
  readonly address: string;
}

/** This laptop was copied, and the other one has sent since. What was sent before both have in common: it is taken first. */
async function becomeOwn(
  session: Session,
  { line, log, send, address }: Copied,
  from: number,
): Promise<Result<ExchangeEnd>> {
  if (!line.isRevoked && !(await hasEnded(session))) {
    const pulled = await pullAll(whileAccess(session, line.send), log);
    if (!pulled.ok && !(await hasEnded(session))) return pulled;
  }
  const taken = await takeIdentity(session, { send: line.send, raw: send, address }, from);
  if (!taken.ok) return refusesPlace.has(taken.error.code) ? ok({ is: 'forked' }) : taken;
  lines.delete(session);
  return ok({ is: 'renewed' });
}

/** What an endpoint answers that gives no such place, or is too old to know of any. */
const refusesPlace: ReadonlySet<string> = new Set(['not-replaced', 'nothing-here', 'bad-request']);

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
  const { sentTo, epoch } = before;
  const life = before.askedAgain?.epoch ?? epoch;
  const again = sendAgainAfter(reply, { epoch: life, sentTo });
  if (life === reply.epoch) return again === null ? undefined : sendAgainFrom(session, again);
  // Restored once more before all was sent again: what an earlier life had answered for is still what goes first.
  const upTo = Math.max(sentTo, before.askedAgain?.upTo ?? 0);
  await sendAgainFrom(session, again ?? 1, { epoch: reply.epoch, lastN: reply.lastN, upTo });
  throw new StartOver();
}
