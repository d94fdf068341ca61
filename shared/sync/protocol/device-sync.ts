import { ok, refused, type Result } from '../../lib/result.ts';
import { bounds } from './bounds.ts';
import type { ReplyOf, RequestOf } from './message.ts';
import type { MessageName, messages } from './messages.ts';
import type { PullPage } from './pull.ts';
import type { CommitResult, SentCommit } from './push.ts';

/** Sends one message; a refusal of the endpoint, and a line that is down ('no-line'), are values. */
export type Send = <Name extends MessageName>(
  name: Name,
  request: RequestOf<(typeof messages)[Name]>,
) => Promise<Result<ReplyOf<(typeof messages)[Name]>>>;

/** What a device keeps, as the sync needs it. Every method is durable when its promise is kept. */
export interface DeviceLog {
  /** Own commits after a number, in order. */
  unsent(afterN: number, limit: number): Promise<readonly SentCommit[]>;
  /** The highest own number whose result is kept. */
  sentTo(): Promise<number>;
  keepResults(results: readonly CommitResult[], epoch: string): Promise<void>;
  /** The endpoint holds less than it answered for: it was restored. Everything above is sent again. */
  sendAgainFrom(n: number): Promise<void>;
  cursor(): Promise<string | null>;
  /** Takes a page and its cursor in one transaction. */
  takePage(page: PullPage): Promise<void>;
}

/** How a push ended: all was sent; or this device's numbers are another's too, and it must take a new id. */
export type PushEnd = { readonly is: 'sent' } | { readonly is: 'forked'; readonly n: number };

/**
 * From which own commit on a laptop sends again, by what signing in told it; null where its answers stand. An endpoint that
 * holds less than it answered for was put back. In another life of its database whatever it holds under this laptop's numbers
 * may be a late push of its own, or a copy's: it is asked about every one, and says of each whether it has it.
 */
export function sendAgainAfter(
  told: { readonly epoch: string; readonly lastN: number },
  known: { readonly epoch: string; readonly sentTo: number },
): number | null {
  if (known.sentTo === 0) return null;
  if (known.epoch !== told.epoch) return 1;
  return told.lastN < known.sentTo ? told.lastN + 1 : null;
}

const firstBatch = 50;

/** Sends every commit the endpoint does not hold, in order, in batches it can take. Safe to run again after any failure. */
export async function pushUnsent(send: Send, log: DeviceLog): Promise<Result<PushEnd>> {
  let limit = firstBatch;
  for (;;) {
    const sentTo = await log.sentTo();
    const commits = await log.unsent(sentTo, limit);
    if (commits.length === 0) return ok({ is: 'sent' });
    const reply = await send('push', { commits: [...commits] });
    if (!reply.ok) {
      if (reply.error.code !== 'too-large' || limit === 1) return reply;
      limit = Math.max(1, Math.floor(limit / 2));
      continue;
    }
    const { results, epoch, stopped } = reply.value;
    await log.keepResults(results, epoch);
    if (stopped?.is === 'forked') return ok(stopped);
    if (stopped?.is === 'gap') {
      if (stopped.expected > sentTo)
        return refused('gap', 'The LA’s endpoint asks for entries this laptop does not have.');
      await log.sendAgainFrom(stopped.expected);
    }
    limit = Math.min(bounds.commitsPerPush, limit * 2);
  }
}

/**
 * Takes page after page until nothing more is there. Safe to stop and to run again at any point. The next page is on its way
 * while one is being taken; it is thrown away where that one is not kept, and asked for again from the cursor that was.
 */
export async function pullAll(send: Send, log: DeviceLog): Promise<Result<{ readonly pages: number }>> {
  let asked = send('pull', { cursor: await log.cursor() });
  for (let pages = 1; ; pages += 1) {
    const reply = await asked;
    if (!reply.ok) return reply;
    const { more, cursor } = reply.value;
    if (more) {
      asked = send('pull', { cursor });
      // Whoever waits for it hears of its failure; where the page before it fails first, nobody does.
      asked.catch(() => undefined);
    }
    await log.takePage(reply.value);
    if (!more) return ok({ pages });
  }
}
