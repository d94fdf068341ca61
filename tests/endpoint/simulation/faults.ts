import { refused, type Result } from '../../../shared/lib/result.ts';
import type { Random } from '../../../shared/sample/random.ts';
import type { Send } from '../../../shared/sync/protocol/device-sync.ts';
import type { RequestOf } from '../../../shared/sync/protocol/message.ts';
import type { messages } from '../../../shared/sync/protocol/messages.ts';
import type { Tx } from '../../../la-endpoint/core/store.ts';
import type { PostgresStore } from '../../../la-endpoint/store/postgres.ts';

/** How often each kind of trouble was really met: a run that met none proves nothing. */
export interface Met {
  lostRequests: number;
  lostReplies: number;
  replays: number;
  crashes: number;
  contests: number;
  merges: number;
  forks: number;
  /** Pages that named something as gone from a laptop's scope. */
  scopeLosses: number;
  settled: number;
  afterAccess: number;
  waits: number;
}

export function nothingMet(): Met {
  return {
    ...{ lostRequests: 0, lostReplies: 0, replays: 0, crashes: 0, contests: 0, merges: 0 },
    ...{ forks: 0, scopeLosses: 0, settled: 0, afterAccess: 0, waits: 0 },
  };
}

/** Trouble can be switched off, so that the end of a run is calm. */
export interface Weather {
  readonly random: Random;
  readonly met: Met;
  isStormy: boolean;
}

class Crash extends Error {
  readonly code = 'ECRASH';
}

const crashChance = 0.004;
const lossChance = 0.12;
const replayChance = 0.25;

/** A store whose process dies at any step of a transaction: nothing of it may remain. */
export function crashing(store: PostgresStore, weather: Weather): PostgresStore {
  const proxied = (tx: Tx): Tx =>
    new Proxy(tx, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]): unknown => {
          if (weather.isStormy && weather.random.chance(crashChance)) {
            weather.met.crashes += 1;
            return Promise.reject(new Crash('The process died here'));
          }
          return Reflect.apply(method, target, args);
        };
      },
    });
  return { ...store, write: (work) => store.write((tx) => work(proxied(tx))) };
}

/** A line that loses requests and replies, and now and then delivers an old push once more. */
export function badLine(send: Send, weather: Weather): Send {
  const old: RequestOf<typeof messages.push>[] = [];
  const lost = refused('no-line', 'There is no connection.');
  const { random, met } = weather;
  return async (name, request) => {
    if (!weather.isStormy) {
      const calm = await send(name, request);
      countLosses(met, calm);
      return calm;
    }
    const earlier = old.length > 0 && random.chance(replayChance) ? random.pick(old) : undefined;
    if (earlier !== undefined) {
      met.replays += 1;
      await send('push', earlier).catch(diedOnly);
    }
    if (random.chance(lossChance)) {
      met.lostRequests += 1;
      return lost;
    }
    // The name decides the request's type.
    if (name === 'push') old.push(request as RequestOf<typeof messages.push>);
    const reply = await send(name, request).catch(diedOnly);
    countLosses(met, reply);
    if (reply === undefined || random.chance(lossChance)) {
      met.lostReplies += 1;
      return lost;
    }
    return reply;
  };
}

function countLosses(met: Met, reply: Result<unknown> | undefined): void {
  const value = reply?.ok === true ? reply.value : null;
  if (
    typeof value === 'object' &&
    value !== null &&
    'left' in value &&
    Array.isArray(value.left) &&
    value.left.length > 0
  ) {
    met.scopeLosses += 1;
  }
}

/** A process that died answers nothing; any other error is a fault and ends the run. */
function diedOnly(error: unknown): undefined {
  if (error instanceof Crash) return undefined;
  throw error;
}
