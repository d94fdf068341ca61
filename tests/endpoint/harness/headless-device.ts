import type { Change, Commit } from '../../../shared/sync/commit.ts';
import { encodeCommit } from '../../../shared/sync/codec.ts';
import { reissue } from '../../../shared/sync/reissue.ts';
import { schemaVersion } from '../../../shared/model/registry.ts';
import { toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { sendParts } from '../../../shared/sync/protocol/commit-parts.ts';
import { digestOf, proofOver } from '../../../shared/sync/protocol/proof.ts';
import type { DeviceLog } from '../../../shared/sync/protocol/device-sync.ts';
import type { PullPage } from '../../../shared/sync/protocol/pull.ts';
import type { CommitResult, SentCommit } from '../../../shared/sync/protocol/push.ts';
import { takePage, type Holding } from '../../../shared/sync/protocol/take-page.ts';
import { proofSecretOf, type DeviceKeys } from './device-keys.ts';

export interface Act {
  readonly by: string;
  readonly changes: readonly Change[];
  readonly at: number;
  readonly reason?: string;
  readonly seen?: Commit['seen'];
  readonly schema?: number;
  /** Who proves it, where that is not its author. */
  readonly provedBy?: string;
}

/** A laptop without a screen: its own log, what it pulled, and nothing else. */
export class HeadlessDevice implements DeviceLog {
  readonly id: string;
  readonly keys: DeviceKeys;
  /** Whose proof secrets its people have: its first identity's. */
  readonly first: string;
  readonly holding: Holding = new Map();
  readonly acts: Act[] = [];
  readonly commits: SentCommit[] = [];
  readonly results = new Map<number, CommitResult>();
  seen: Commit['seen'] = ['', 0];
  isCurrent = false;
  /** The life of the endpoint's database its last answers came from. */
  answeredIn = '';
  #cursor: string | null = null;
  #sentTo = 0;

  constructor(id: string, keys: DeviceKeys, first = id) {
    this.id = id;
    this.keys = keys;
    this.first = first;
  }

  /** Keeps an act, as the app's write door does. Returns its number. */
  write(act: Act): number {
    const n = this.commits.length + 1;
    const { by, changes, at, reason, seen = this.seen } = act;
    const parts = encodeCommit({
      ...{ device: this.id, n, changes, by, position: `Position of ${by}`, at },
      seen,
      schema: act.schema ?? schemaVersion,
      ...(reason === undefined ? {} : { reason }),
    });
    const proof = proofOver(proofSecretOf(act.provedBy ?? by, this.first), digestOf(this.id, n, parts));
    this.acts.push({ ...act, seen });
    this.commits.push({ n, parts: sendParts(parts), proof: toBase64(proof) });
    return n;
  }

  unsent(afterN: number, limit: number): Promise<readonly SentCommit[]> {
    return Promise.resolve(this.commits.slice(afterN, afterN + limit));
  }

  sentTo(): Promise<number> {
    return Promise.resolve(this.#sentTo);
  }

  keepResults(results: readonly CommitResult[], epoch = this.answeredIn): Promise<void> {
    this.answeredIn = epoch;
    for (const result of results) {
      this.results.set(result.n, result);
      this.#sentTo = Math.max(this.#sentTo, result.n);
    }
    return Promise.resolve();
  }

  sendAgainFrom(n: number): Promise<void> {
    this.#sentTo = n - 1;
    return Promise.resolve();
  }

  cursor(): Promise<string | null> {
    return Promise.resolve(this.#cursor);
  }

  takePage(page: PullPage): Promise<void> {
    // Restored, the endpoint may hold less than it answered for: it says of each commit whether it has it.
    if (page.startAgain !== undefined) this.#sentTo = 0;
    takePage(this.holding, page);
    this.#cursor = page.cursor;
    this.seen = [page.epoch, page.seen];
    return Promise.resolve();
  }

  /** A disk image put on another laptop: the same id and key, and from now on a life of its own. */
  copy(): HeadlessDevice {
    const twin = new HeadlessDevice(this.id, this.keys, this.first);
    for (const [name, record] of this.holding) twin.holding.set(name, record);
    twin.acts.push(...this.acts);
    twin.commits.push(...this.commits);
    for (const [n, result] of this.results) twin.results.set(n, result);
    twin.seen = this.seen;
    twin.#cursor = this.#cursor;
    twin.#sentTo = this.#sentTo;
    twin.answeredIn = this.answeredIn;
    return twin;
  }

  /** As the app does when its numbers are another's too: own commits from one on are issued again under an identity of its own. */
  under(id: string, keys: DeviceKeys, from: number): HeadlessDevice {
    const fresh = new HeadlessDevice(id, keys, this.first);
    const own = this.commits.slice(from - 1);
    const places = own.map(({ n, origin }) => ({ device: this.id, n, ...(origin === undefined ? {} : { origin }) }));
    for (const [index, { n, origin }] of reissue(places, id).entries()) {
      const sent = own[index];
      if (sent !== undefined) fresh.commits.push({ ...sent, n, origin });
    }
    fresh.acts.push(...this.acts.slice(from - 1));
    return fresh;
  }

  get unsentCount(): number {
    return this.commits.length - this.#sentTo;
  }
}
