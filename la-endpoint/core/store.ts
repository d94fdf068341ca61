import type { CommitParts } from '../../shared/sync/codec.ts';
import type { RecordState } from '../../shared/sync/contest.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import type { StateRow } from '../../shared/sync/protocol/pull.ts';
import type { CommitResult } from '../../shared/sync/protocol/push.ts';
import type { Outcome } from '../../shared/sync/protocol/outcome.ts';
import type { ErasureStore } from './erasure.ts';
import type { AccessStore } from './store-access.ts';
import type { ScopeCell } from '../../shared/sync/protocol/pull.ts';

/** The shared log of one LA: which life of the database this is, and the last number given. */
export interface La {
  readonly epoch: string;
  readonly number: number;
}

export interface RecordRef {
  readonly type: string;
  readonly key: string;
}

/** A commit as it came, and what became of it. */
export interface StoredCommit {
  readonly device: string;
  readonly n: number;
  readonly centre: string;
  readonly digest: Uint8Array;
  /** What its proof is over where it was made under another identity of the laptop; null where that is `digest`. */
  readonly firstDigest: Uint8Array | null;
  readonly parts: CommitParts;
  readonly proof: Uint8Array;
  readonly receivedAt: number;
  readonly result: CommitResult;
  /** Null where its bytes could not be read. */
  readonly header: {
    readonly by: string;
    readonly position: string;
    readonly at: number;
    readonly seen: readonly [epoch: string, number: number];
    readonly schema: number;
    readonly reason: string | null;
  } | null;
}

/** `pupils`: those it names; null where it cannot be read. */
export type NewCommit = StoredCommit & { readonly pupils: readonly string[] | null };

export interface LogRow {
  readonly number: number;
  readonly centre: string;
  readonly device: string;
  readonly n: number;
  readonly outcomes: readonly (Outcome | null)[];
}

/** What the log gives out of a commit. */
export interface LoggedCommit {
  readonly parts: CommitParts;
  /** Null where it is not over this number: nobody but its own laptop can bring it again. */
  readonly proof: Uint8Array | null;
}

export type ParkedWhy = 'refused' | 'record' | 'account' | 'lead' | 'deferred';

export interface Parked {
  readonly device: string;
  readonly n: number;
  readonly index: number;
  readonly centre: string;
  readonly by: string;
  readonly at: number;
  readonly type: string | null;
  readonly key: string | null;
  readonly pupil: string | null;
  readonly why: ParkedWhy;
  readonly words: string;
  /** The record it waits for, where it waits for one. */
  readonly waitsFor: RecordRef | null;
  readonly makes: boolean;
  readonly schema: number;
}

export type Settled = {
  readonly how: 'withdrawn' | 'retried' | 'accepted' | 'judged';
  readonly by: string;
  readonly as?: number;
};

/** A pupil's place in a group as the log had it from one number to another. */
export interface GroupPlace {
  readonly key: string;
  readonly pupil: string;
  readonly group: string;
  readonly firstDay: string;
  readonly lastDay: string | null;
}

export interface LogStore {
  la(): Promise<La>;
  /** The same, and nobody else commits until this transaction ends: numbers are given in the order of commits. */
  lockLa(): Promise<La>;
  setNumber(number: number): Promise<void>;
  /** Where an earlier life of the database was cut off; undefined for one that never was. */
  epochEnd(epoch: string): Promise<number | undefined>;
  commit(device: string, n: number): Promise<StoredCommit | undefined>;
  /** Whether a commit was taken already that was first made with this digest (replace-device.ts). */
  hasFirstDigest(digest: Uint8Array): Promise<boolean>;
  addCommits(commits: readonly NewCommit[]): Promise<void>;
  /** After the commits they speak of. */
  addLogs(rows: readonly LogRow[]): Promise<void>;
  logAfter(number: number, upTo: number, centres: readonly string[], limit: number): Promise<(LogRow & LoggedCommit)[]>;
  /** Tells the other processes, once this transaction has ended well. */
  announce(centre: string): Promise<void>;
}

export interface RecordStore {
  records(centre: string, refs: readonly RecordRef[]): Promise<Map<string, RecordState>>;
  putRecords(
    centre: string,
    records: readonly (RecordRef & { state: RecordState; changed: readonly Tier[] })[],
  ): Promise<void>;
  /** Rows inside any of the cells, after a place in the order (centre, type, key, tier), settled up to whatever the transaction sees. */
  rowsIn(cells: readonly ScopeCell[], after: readonly string[] | null, limit: number): Promise<StateRow[]>;
  putGroupPlace(centre: string, number: number, key: string, place: GroupPlace | null): Promise<void>;
  /** Pupils of the groups now (on a day), or as the log stood at a number. */
  pupilsOfGroups(
    centre: string,
    groups: readonly string[],
    at: { day: string } | { number: number },
  ): Promise<Set<string>>;
}

export interface ParkedStore {
  park(rows: readonly Parked[]): Promise<void>;
  /** Parked creations and refusals of a device that nobody has settled. */
  openParked(
    filter: { device?: string; centre?: string; by?: string; why?: ParkedWhy },
    limit: number,
  ): Promise<Parked[]>;
  waitingFor(centre: string, made: readonly RecordRef[]): Promise<Parked[]>;
  parkedAt(device: string, n: number, index: number): Promise<Parked | undefined>;
  settleParked(rows: readonly Pick<Parked, 'device' | 'n' | 'index'>[], settled: Settled, at: number): Promise<void>;
}

export interface Tx extends LogStore, RecordStore, ParkedStore, AccessStore, ErasureStore {}

/** What taking and judging commits asks of a transaction. */
export type JudgingTx = Omit<LogStore, 'logAfter'> &
  Omit<RecordStore, 'rowsIn'> &
  Omit<ParkedStore, 'parkedAt'> &
  Pick<AccessStore, 'device' | 'setLastN' | 'grants' | 'changeGrant' | 'membersOf'> &
  Pick<ErasureStore, 'erasedAmong'>;

/** Where the endpoint keeps everything. A transaction is all or nothing, and durable once its promise is kept. */
export interface Store {
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One consistent look; writes nothing. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export function refKey({ type, key }: RecordRef): string {
  return `${type} ${key}`;
}
