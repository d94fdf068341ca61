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
  /** Pushes of commits that the endpoint had taken already, because its answer was lost. */
  retries: number;
  replays: number;
  /** Pushes that arrived after later ones. */
  late: number;
  crashes: number;
  contests: number;
  merges: number;
  forks: number;
  restores: number;
  /** Pages that named something as gone from a laptop's scope. */
  scopeLosses: number;
  settled: number;
  afterAccess: number;
  waits: number;
  revoked: number;
  withdrawals: number;
}

export function nothingMet(): Met {
  return {
    ...{ lostRequests: 0, lostReplies: 0, retries: 0, replays: 0, late: 0, crashes: 0, contests: 0, merges: 0 },
    ...{ forks: 0, restores: 0, scopeLosses: 0, settled: 0, afterAccess: 0, waits: 0, revoked: 0, withdrawals: 0 },
  };
}

/** Trouble can be switched off, so that the end of a run is calm. */
export interface Weather {
  random: Random;
  met: Met;
  isStormy: boolean;
}

class Crash extends Error {
  readonly code = 'ECRASH';
}

const crashChance = 0.004;
const lossChance = 0.12;
const replayChance = 0.2;
const lateChance = 0.1;

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

type Push = RequestOf<typeof messages.push>;
const lost = refused('no-line', 'There is no connection.');

/** One laptop's line: it loses requests and replies, delivers some late, and some once more. */
class BadLine {
  readonly #send: Send;
  readonly #weather: Weather;
  readonly #old: Push[] = [];
  readonly #underWay: Push[] = [];
  /** The highest number whose push was taken while its answer was lost. */
  #takenUnheard = 0;

  constructor(send: Send, weather: Weather) {
    this.#send = send;
    this.#weather = weather;
  }

  readonly send: Send = async (name, request) => {
    const { random, met, isStormy } = this.#weather;
    // The name decides the request's type.
    const push = name === 'push' ? (request as Push) : null;
    if (push !== null) this.#countRetry(push);
    if (!isStormy) {
      const calm = await this.#send(name, request);
      countLosses(met, calm);
      return calm;
    }
    await this.#deliverOld();
    if (random.chance(lossChance)) {
      met.lostRequests += 1;
      return lost;
    }
    if (push !== null && random.chance(lateChance)) {
      this.#underWay.push(push);
      return lost;
    }
    if (push !== null) this.#old.push(push);
    const reply = await this.#send(name, request).catch(diedOnly);
    countLosses(met, reply);
    if (reply === undefined || random.chance(lossChance)) {
      met.lostReplies += 1;
      if (reply?.ok === true && push !== null) this.#takenUnheard = push.commits.at(-1)?.n ?? 0;
      return lost;
    }
    return reply;
  };

  /** What was under way arrives, after whatever overtook it; and now and then an old push once more. */
  async #deliverOld(): Promise<void> {
    const { random, met } = this.#weather;
    const late = this.#underWay.length > 0 && random.chance(0.5) ? this.#underWay.shift() : undefined;
    if (late !== undefined) {
      met.late += 1;
      const reply = await this.#send('push', late).catch(diedOnly);
      if (reply?.ok === true) this.#takenUnheard = late.commits.at(-1)?.n ?? 0;
    }
    if (this.#old.length === 0 || !random.chance(replayChance)) return;
    met.replays += 1;
    await this.#send('push', random.pick(this.#old)).catch(diedOnly);
  }

  #countRetry({ commits }: Push): void {
    if ((commits[0]?.n ?? 0) > this.#takenUnheard) return;
    this.#weather.met.retries += 1;
    this.#takenUnheard = 0;
  }
}

export function badLine(send: Send, weather: Weather): Send {
  return new BadLine(send, weather).send;
}

function countLosses(met: Met, reply: Result<unknown> | undefined): void {
  const value = reply?.ok === true ? reply.value : null;
  const left = typeof value === 'object' && value !== null && 'left' in value ? value.left : [];
  if (Array.isArray(left) && left.length > 0) met.scopeLosses += 1;
}

/** A process that died answers nothing; any other error is a fault and ends the run. */
export function diedOnly(error: unknown): undefined {
  if (error instanceof Crash) return undefined;
  throw error;
}
