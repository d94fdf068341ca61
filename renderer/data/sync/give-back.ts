import { ok, type Result } from '../../../shared/lib/result.ts';
import { baseTier } from '../../../shared/model/tiers.ts';
import { packJson, unpackJson } from '../../../shared/sync/codec.ts';
import { pullAll, pushUnsent, type DeviceLog, type Send } from '../../../shared/sync/protocol/device-sync.ts';
import { giveBackEntries, lostEntries, type KeptEntry } from '../../../shared/sync/protocol/kept-commits.ts';
import type { PullPage } from '../../../shared/sync/protocol/pull.ts';
import type { WaymarkDatabase } from '../database.ts';
import { writing } from '../door.ts';
import type { Session } from '../session.ts';
import { readKept } from './kept-entries.ts';

/** A restore after which something may still have to be given back. */
interface Restored {
  readonly epoch: string;
  readonly restoredTo: number;
  /** Null before the first try; then those the endpoint could not take yet, as 'device n'. */
  readonly again: readonly string[] | null;
}

const rowName = 'restored';
/** An earlier number is missing until its laptop, or somebody who has it, was there: asked seldom. */
const againMilliseconds = 300_000;
const lastTries = new WeakMap<Session, number>();

/** Notes that the endpoint was restored, with the page that says so, in its transaction over `exchange`. */
export async function noteRestored(database: WaymarkDatabase, { epoch, startAgain }: PullPage): Promise<void> {
  if (startAgain !== undefined) await keep(database, { epoch, restoredTo: startAgain.restoredTo, again: null });
}

async function keep(database: WaymarkDatabase, restored: Restored): Promise<void> {
  await database.exchange.put({ name: rowName, p: { [baseTier]: packJson(restored) } });
}

/**
 * After a restore, in the order of the protocol: own entries the endpoint had answered for, the log as it is now, then what
 * this laptop kept of others. New work follows by the usual exchange.
 */
export async function giveBackFirst(
  session: Session,
  send: Send,
  log: DeviceLog,
  answeredTo: number,
): Promise<Result<unknown>> {
  const pushed = await pushUnsent(send, {
    ...log,
    unsent: async (afterN, limit) => (await log.unsent(afterN, limit)).filter(({ n }) => n <= answeredTo),
  });
  if (!pushed.ok || pushed.value.is === 'forked') return pushed;
  const pulled = await pullAll(send, log);
  return pulled.ok ? giveBackLost(session, send) : pulled;
}

/** Gives back what a restore lost, as far as whoever is signed in can open it and the endpoint can take it. */
export async function giveBackLost(session: Session, send: Send): Promise<Result<null>> {
  const { database } = session;
  const bytes = (await database.exchange.get(rowName))?.p[baseTier];
  const restored = bytes === undefined ? null : unpackJson<Restored>(bytes);
  const lastTry = lastTries.get(session);
  const isTooSoon = lastTry !== undefined && performance.now() - lastTry < againMilliseconds;
  if (restored === null || (restored.again !== null && isTooSoon)) return ok(null);
  const { entries, closed } = await readKept(session);
  const lost = lostEntries(entries, restored).filter((entry) => restored.again?.includes(nameOf(entry)) ?? true);
  const given = await giveBackEntries(send, lost);
  if (!given.ok) return given;
  lastTries.set(session, performance.now());
  await writing(database, [database.exchange], async () => {
    // What is closed to this person waits for a colleague, who begins with all of it: what is there is held.
    if (closed > 0) await keep(database, { ...restored, again: null });
    else if (given.value.length > 0) await keep(database, { ...restored, again: given.value.map(nameOf) });
    else await database.exchange.delete(rowName);
  });
  return ok(null);
}

function nameOf({ device, n }: KeptEntry): string {
  return `${device} ${n}`;
}
