import type { Tier } from '../../shared/model/tiers.ts';
import type { RecordState } from '../../shared/sync/contest.ts';
import type { Device } from './store-access.ts';
import { refKey, type JudgingTx, type La, type LogRow, type NewCommit, type RecordRef, type Tx } from './store.ts';

type Judging<Name extends keyof JudgingTx> = JudgingTx[Name];

interface Changed extends RecordRef {
  readonly centre: string;
  readonly tiers: Set<Tier>;
}

/** From so many on they are sent before the rest is judged. */
const manyRecords = 1000;

/** Lets the process send and answer what waits: one laptop's bulk load holds up nobody else. */
function lineServed(): Promise<void> {
  return new Promise((served) => {
    setImmediate(served);
  });
}

/**
 * A transaction that takes several commits one after the other: it asks for a row once and writes everything together at the
 * end, so that twenty commits cost little more statements than one. To whoever judges it is the database, commit by commit. Only for
 * use under the lock that gives numbers, where nobody else alters what is remembered; `save` must be the last call.
 */
export class RememberingTx implements JudgingTx {
  readonly #tx: Tx;
  readonly #devices = new Map<string, Device | undefined>();
  readonly #lastNs = new Map<string, number>();
  readonly #records = new Map<string, RecordState | null>();
  readonly #changed = new Map<string, Changed>();
  readonly #erased = new Map<string, boolean>();
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #news = new Set<string>();
  #la: La | null = null;
  #number: number | null = null;
  #sent: Promise<void>[] = [];
  #commits: NewCommit[] = [];
  #logs: LogRow[] = [];

  /** `device`: the one whose commits are taken, its row locked. */
  constructor(tx: Tx, device: Device) {
    this.#tx = tx;
    this.#devices.set(device.id, device);
  }

  /** Writes what is not written yet. */
  async save(): Promise<void> {
    // None waits for another's answer; they run in this order, and where one fails nothing of the transaction stays.
    await Promise.all([
      ...this.#sent,
      this.#saveRecords(),
      this.#commits.length > 0 && this.#tx.addCommits(this.#commits),
      this.#logs.length > 0 && this.#tx.addLogs(this.#logs),
      this.#number !== null && this.#tx.setNumber(this.#number),
      ...[...this.#lastNs].map(([device, n]) => this.#tx.setLastN(device, n)),
      ...[...this.#news].map((centre) => this.#tx.announce(centre)),
    ]);
    this.#sent = [];
    this.#commits = [];
    this.#logs = [];
    this.#number = null;
    this.#lastNs.clear();
    this.#news.clear();
  }

  /** All are sent before this returns, in the order of their changing. */
  async #saveRecords(): Promise<void> {
    const all = [...this.#changed.values()];
    this.#changed.clear();
    const centres = [...new Set(all.map((one) => one.centre))];
    await Promise.all(
      centres.map((centre) => {
        const changed = all.filter((one) => one.centre === centre);
        const rows = changed.flatMap(({ type, key, tiers }) => {
          const state = this.#records.get(placeOf(centre, { type, key }));
          return state === null || state === undefined ? [] : [{ type, key, state, changed: [...tiers] }];
        });
        return this.#tx.putRecords(centre, rows);
      }),
    );
  }

  /** What an error came of: where records could not be kept, every later statement only says that the transaction is over. */
  async causeOf(error: unknown): Promise<unknown> {
    const kept = await Promise.allSettled(this.#sent);
    return kept.find((one) => one.status === 'rejected')?.reason ?? error;
  }

  /** What was asked and answered before, until something it depends on is altered (`#forget`). */
  #once<T>(what: string, asked: readonly unknown[], ask: () => Promise<T>): Promise<T> {
    const name = `${what} ${JSON.stringify(asked)}`;
    const known = this.#answers.get(name) ?? ask();
    this.#answers.set(name, known);
    // The name holds what was asked of whom, so the answer is of that type.
    return known as Promise<T>;
  }

  #forget(what: string): void {
    for (const name of this.#answers.keys()) if (name.startsWith(`${what} `)) this.#answers.delete(name);
  }

  la(): Promise<La> {
    return this.#la === null ? this.#tx.la() : Promise.resolve(this.#la);
  }

  async lockLa(): Promise<La> {
    this.#la ??= await this.#tx.lockLa();
    return this.#la;
  }

  async setNumber(number: number): Promise<void> {
    this.#la = { ...(await this.lockLa()), number };
    this.#number = number;
  }

  epochEnd: Judging<'epochEnd'> = (epoch) => this.#once('epochEnd', [epoch], () => this.#tx.epochEnd(epoch));

  async commit(device: string, n: number): ReturnType<Judging<'commit'>> {
    await this.save();
    return this.#tx.commit(device, n);
  }

  async hasFirstDigest(digest: Uint8Array): Promise<boolean> {
    await this.save();
    return this.#tx.hasFirstDigest(digest);
  }

  addCommits(commits: readonly NewCommit[]): Promise<void> {
    this.#commits.push(...commits);
    return Promise.resolve();
  }

  addLogs(rows: readonly LogRow[]): Promise<void> {
    this.#logs.push(...rows);
    return Promise.resolve();
  }

  announce(centre: string): Promise<void> {
    this.#news.add(centre);
    return Promise.resolve();
  }

  async records(centre: string, refs: readonly RecordRef[]): Promise<Map<string, RecordState>> {
    const missing = refs.filter((ref) => !this.#records.has(placeOf(centre, ref)));
    if (missing.length > 0) {
      const found = await this.#tx.records(centre, missing);
      for (const ref of missing) this.#records.set(placeOf(centre, ref), found.get(refKey(ref)) ?? null);
    }
    const known = new Map<string, RecordState>();
    for (const ref of refs) {
      const state = this.#records.get(placeOf(centre, ref));
      if (state !== null && state !== undefined) known.set(refKey(ref), state);
    }
    return known;
  }

  async putRecords(centre: string, records: Parameters<Judging<'putRecords'>>[1]): Promise<void> {
    for (const { type, key, state, changed } of records) {
      const place = placeOf(centre, { type, key });
      this.#records.set(place, state);
      const known = this.#changed.get(place) ?? { centre, type, key, tiers: new Set<Tier>() };
      for (const tier of changed) known.tiers.add(tier);
      this.#changed.set(place, known);
    }
    if (this.#changed.size < manyRecords) return;
    // Sent, and not waited for: the database keeps them while the next are judged. `save` hears how it went.
    const sent = this.#saveRecords();
    sent.catch(() => undefined);
    this.#sent.push(sent);
    await lineServed();
  }

  async putGroupPlace(...[centre, number, key, place]: Parameters<Judging<'putGroupPlace'>>): Promise<void> {
    await this.#tx.putGroupPlace(centre, number, key, place);
    this.#forget('pupilsOfGroups');
  }

  pupilsOfGroups: Judging<'pupilsOfGroups'> = (centre, groups, at) =>
    this.#once('pupilsOfGroups', [centre, groups, at], () => this.#tx.pupilsOfGroups(centre, groups, at));

  async park(rows: Parameters<Judging<'park'>>[0]): Promise<void> {
    if (rows.length === 0) return;
    await this.#tx.park(rows);
    this.#forget('openParked');
  }

  openParked: Judging<'openParked'> = (filter, limit) =>
    this.#once('openParked', [filter, limit], () => this.#tx.openParked(filter, limit));

  async waitingFor(centre: string, made: readonly RecordRef[]): ReturnType<Judging<'waitingFor'>> {
    const anyWaits = (await this.openParked({ centre, why: 'record' }, 1)).length > 0;
    return anyWaits ? this.#tx.waitingFor(centre, made) : [];
  }

  async settleParked(...[rows, settled, at]: Parameters<Judging<'settleParked'>>): Promise<void> {
    await this.#tx.settleParked(rows, settled, at);
    this.#forget('openParked');
  }

  async device(id: string): Promise<Device | undefined> {
    if (!this.#devices.has(id)) this.#devices.set(id, await this.#tx.device(id));
    return this.#devices.get(id);
  }

  async setLastN(id: string, lastN: number): Promise<void> {
    const known = await this.device(id);
    if (known !== undefined) this.#devices.set(id, { ...known, lastN });
    this.#lastNs.set(id, lastN);
  }

  grants: Judging<'grants'> = (centre, staff) =>
    this.#once('grants', [centre, staff], () => this.#tx.grants(centre, staff));

  async changeGrant(...[centre, staff, number, at, next]: Parameters<Judging<'changeGrant'>>): Promise<void> {
    await this.#tx.changeGrant(centre, staff, number, at, next);
    this.#forget('grants');
  }

  membersOf: Judging<'membersOf'> = (device) => this.#once('membersOf', [device], () => this.#tx.membersOf(device));

  async erasedAmong(centre: string, pupils: readonly string[]): Promise<Set<string>> {
    const asked = pupils.filter((pupil) => !this.#erased.has(`${centre} ${pupil}`));
    if (asked.length > 0) {
      const erased = await this.#tx.erasedAmong(centre, asked);
      for (const pupil of asked) this.#erased.set(`${centre} ${pupil}`, erased.has(pupil));
    }
    return new Set(pupils.filter((pupil) => this.#erased.get(`${centre} ${pupil}`) === true));
  }
}

function placeOf(centre: string, ref: RecordRef): string {
  return `${centre} ${refKey(ref)}`;
}
