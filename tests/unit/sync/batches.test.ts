import { describe, expect, it } from 'vitest';
import { ok, refused } from '../../../shared/lib/result.ts';
import { pushUnsent, type DeviceLog, type Send } from '../../../shared/sync/protocol/device-sync.ts';
import { giveBackEntries, type KeptEntry } from '../../../shared/sync/protocol/kept-commits.ts';
import type { SentCommit } from '../../../shared/sync/protocol/push.ts';

const tooLarge = refused('too-large', 'This request is too large. Send less at a time.');
const proof = 'A'.repeat(43).concat('=');
const commits = Array.from({ length: 120 }, (_, index): SentCommit => ({ n: index + 1, parts: {}, proof }));

/** A laptop's log of 120 commits, of which none was sent. */
function logOf(): { log: DeviceLog; sentTo: () => number } {
  let sentTo = 0;
  const log: DeviceLog = {
    unsent: (after, limit) => Promise.resolve(commits.slice(after, after + limit)),
    sentTo: () => Promise.resolve(sentTo),
    keepResults: (results) => {
      sentTo = results.at(-1)?.n ?? sentTo;
      return Promise.resolve();
    },
    sendAgainFrom: () => Promise.reject(new Error('Nothing was lost')),
    cursor: () => Promise.resolve(null),
    takePage: () => Promise.resolve(),
  };
  return { log, sentTo: () => sentTo };
}

/** An endpoint, or a proxy before it, that takes so many at once and no more. */
function taking(most: number, batches: number[]): Send {
  return ((name: string, request: { commits: readonly { n: number }[] }) => {
    batches.push(request.commits.length);
    if (request.commits.length > most) return Promise.resolve(tooLarge);
    const answer = { epoch: 'e', lastN: 0 };
    const results = request.commits.map(({ n }) => ({ n, number: n, outcomes: [] }));
    return Promise.resolve(ok({ ...answer, results: name === 'push' ? results : results.map(() => 'taken') }));
  }) as unknown as Send;
}

describe('a request that is refused as too large', () => {
  it('is halved until it fits, and everything is sent once, in order', async () => {
    const batches: number[] = [];
    const { log, sentTo } = logOf();
    expect(await pushUnsent(taking(7, batches), log)).toEqual(ok({ is: 'sent' }));
    expect(sentTo()).toBe(commits.length);
    expect(batches.slice(0, 5)).toEqual([50, 25, 12, 6, 12]);
    expect(batches.filter((size) => size <= 7).reduce((sum, size) => sum + size, 0)).toBe(commits.length);
  });

  it('ends in words where even one is too large, and nothing counts as sent', async () => {
    const batches: number[] = [];
    const { log, sentTo } = logOf();
    expect(await pushUnsent(taking(0, batches), log)).toEqual(tooLarge);
    expect([sentTo(), batches]).toEqual([0, [50, 25, 12, 6, 3, 1]]);
  });

  it('of what is given back after a restore the same holds', async () => {
    const batches: number[] = [];
    const lost = commits.map(({ n }): KeptEntry => {
      return { epoch: 'e', number: n, device: 'device-1', n, parts: { register: '' }, proof };
    });
    expect(await giveBackEntries(taking(20, batches), lost)).toEqual(ok([]));
    expect(batches).toEqual([50, 25, ...Array.from({ length: 10 }, () => 12)]);
    expect(await giveBackEntries(taking(0, []), lost)).toEqual(tooLarge);
  });
});
