import type { NewsRequest } from '../../../shared/ipc/endpoint-line.ts';
import { decodeCommit } from '../../../shared/sync/codec.ts';
import { toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { sendSomeParts } from '../../../shared/sync/protocol/commit-parts.ts';
import type { DeviceLog } from '../../../shared/sync/protocol/device-sync.ts';
import type { CommitResult, SentCommit } from '../../../shared/sync/protocol/push.ts';
import { writing } from '../door.ts';
import { readRekeyed, type Rekeyed } from '../rekeyed.ts';
import type { CommitRow } from '../rows.ts';
import type { Session } from '../session.ts';
import { originOf } from './origin.ts';
import { isAllStanding, packOutcome, readOutcomes, takenOut, type KeptOutcome } from './outcomes.ts';
import { restJudged } from './parked.ts';
import { changeState, positionOf, readState, type AskedAgain, type ExchangeState } from './state.ts';
import { refsOf, takePage } from './take-page.ts';
import { TableWork } from './table-work.ts';
import { emptyRefusedCommits } from './wipe-own.ts';

/** From which own number on nothing is sent, and until when. */
export interface HeldBack {
  readonly from: number;
  /** Somebody signs in who may read all of it; or an administrator has vouched for an author whose key is new. */
  readonly until: 'reader' | 'vouched';
}

export interface LogEvents {
  /** The endpoint took this laptop's signature: with this it may wait for news. */
  readonly greeted: (line: NewsRequest) => void;
  /** After each batch that was answered, and after each page that was taken. */
  readonly moved: (state: ExchangeState) => void;
  readonly heldBack: (held: HeldBack | null) => void;
  /** Rows and log entries of a page, as it is taken. */
  readonly received: (rows: number) => void;
  /** Asked after each page; true stops the fetching there. */
  readonly isStopped: () => boolean;
}

/** The exchange was stopped between two pages, as a person asked or because Waymark was locked. */
export class Stopped extends Error {
  constructor() {
    super('The exchange was stopped');
    this.name = 'Stopped';
  }
}

/** This laptop's log as the exchange needs it (shared/sync/protocol/device-sync.ts). Everything kept is on the disk. */
export function deviceLogOf(session: Session, events: LogEvents): DeviceLog {
  const { database } = session;
  const state = async (): Promise<ExchangeState> => {
    if (events.isStopped() || database.keyring !== session.keyring) throw new Stopped();
    const known = await readState(database);
    if (known === null) throw new Error('This laptop is not enrolled');
    return known;
  };
  return {
    unsent: async (afterN, limit) => {
      const rows = await rowsToSend(session, await state(), afterN, limit);
      const rekeyed = await readRekeyed(database);
      const places = (await state()).members ?? [];
      const held = rows.findIndex((row) => isHeldBack(row) || isUnproved(row, rekeyed, places));
      const first = rows[held];
      events.heldBack(first === undefined ? null : { from: first.n, until: isHeldBack(first) ? 'reader' : 'vouched' });
      return (held === -1 ? rows : rows.slice(0, held)).map(asSent);
    },
    sentTo: async () => (await state()).sentTo,
    keepResults: (results) => keepResults(session, results).then(async () => events.moved(await state())),
    sendAgainFrom: (n) => sendAgainFrom(session, n),
    cursor: async () => (await state()).cursor,
    takePage: async (page) => {
      events.received(page.rows.length + page.log.length);
      const taken = await takePage(session, page);
      await restJudged(session, page.log);
      events.moved(taken);
      // The last page makes it whole: nothing is left to stop.
      if (page.more && events.isStopped()) throw new Stopped();
    },
  };
}

/**
 * Own commits after a number, in order. Asked about again, those the endpoint has and this laptop cannot show as they were
 * (erased in part, or closed to whoever is signed in) are passed over.
 */
async function rowsToSend(
  { database, device }: Session,
  { askedAgain }: ExchangeState,
  afterN: number,
  limit: number,
): Promise<CommitRow[]> {
  for (let after = afterN; ;) {
    const rows = await database.commits
      .where('[device+n]')
      .between([device, after + 1], [device, Infinity])
      .limit(limit)
      .toArray();
    const upTo = askedAgain?.lastN ?? 0;
    const toSend = rows.filter((row) => row.n > upTo || (row.isEmptied !== true && !isHeldBack(row)));
    const last = rows.at(-1)?.n;
    if (last === undefined || toSend.length > 0) return toSend;
    await writing(database, [database.exchange], () => changeState(database, { sentTo: last }));
    after = last;
  }
}

/** Made before there was an endpoint, it has no box: then whoever is signed in must be able to open all of it to send it. */
function isHeldBack({ locked, box }: CommitRow): boolean {
  return locked !== undefined && box === undefined;
}

/** Of somebody with a place at the endpoint whose key pair is new: until it knows the new one, it would refuse them for good. */
function isUnproved({ device, n, p }: CommitRow, rekeyed: Rekeyed, places: readonly string[]): boolean {
  if (Object.keys(rekeyed).length === 0) return false;
  const { by } = decodeCommit(device, n, p).header;
  return places.includes(by) && n >= (rekeyed[by] ?? Infinity);
}

function asSent({ n, p, proof, locked, box, isWiped, former }: CommitRow): SentCommit {
  const isBoxed = box !== undefined && (locked !== undefined || isWiped === true);
  return {
    ...{ n, proof: toBase64(proof), parts: sendSomeParts(isWiped === true ? {} : p) },
    ...(isBoxed ? { box: toBase64(box) } : {}),
    ...originOf(former),
  };
}

/** Keeps the endpoint's answers, and takes out of sight what it did not take. */
export async function keepResults(session: Session, results: readonly CommitResult[]): Promise<void> {
  const { database, device, replica, keyring } = session;
  const kept = results.map((result): KeptOutcome => ({ result, isConfirmed: false, atRest: [] }));
  const newest = results.at(-1)?.n;
  if (newest === undefined) return;
  const refused = replica.pending.flatMap((commit) => {
    const answer = kept.find(({ result }) => result.n === commit.header.n);
    return answer === undefined ? [] : [{ commit, isOut: takenOut(commit, answer) }];
  });
  const refs = refused.flatMap(({ commit, isOut }) =>
    refsOf(commit).filter(({ type, key }) => isOut({ type, key, op: 'set', fields: {} })),
  );
  const { packs, records, details, contests, outcomes, exchange } = database;
  const forgotten = await erasedAmong(session, results);
  const bases = await writing(database, [exchange, outcomes, contests, packs, records, details], async () => {
    const atRest = new Map((await readOutcomes(database, device)).map((one) => [one.result.n, one.atRest]));
    const answers = kept.map((one) => ({
      ...one,
      atRest: forgotten.get(one.result.n) ?? atRest.get(one.result.n) ?? [],
    }));
    await outcomes.bulkPut(answers.map((one) => packOutcome(device, one)));
    const state = await readState(database);
    await changeState(database, { sentTo: Math.max(newest, state?.sentTo ?? 0) });
    const work = new TableWork(database, keyring.tiers);
    await work.load(refs);
    return work.bases(refs);
  });
  await emptyRefusedCommits(database, device, results);
  if (refs.length === 0) return;
  for (const { commit, isOut } of refused) replica.withoutChanges(commit.header.n, isOut);
  const state = await readState(database);
  if (state !== null) replica.rebase(bases, replica.settledTo, positionOf(state));
}

/**
 * Commits the endpoint could not believe because some of them was erased here: nobody can do anything about those. By number,
 * the places that are at rest from the first.
 */
async function erasedAmong(
  { database, device }: Session,
  results: readonly CommitResult[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const whole = results.filter((result) => result.whole === true);
  if (whole.length === 0) return new Map();
  const rows = await database.commits.bulkGet(whole.map(({ n }): [string, number] => [device, n]));
  return new Map(rows.flatMap((row) => (row?.isEmptied === true ? [[row.n, [-1]] as const] : [])));
}

/**
 * The endpoint was restored to before some of this laptop's commits: they are sent again, and shown over what it has. What it
 * did not take before, and what a person has put to rest, stays so until it has answered again.
 */
export async function sendAgainFrom(session: Session, n: number, askedAgain?: AskedAgain): Promise<void> {
  const { database, device } = session;
  await writing(database, [database.exchange, database.outcomes], async () => {
    const lost = (await readOutcomes(database, device)).filter(({ result }) => result.n >= n);
    const open = lost.filter((one) => !isAllStanding(one));
    await database.outcomes.bulkDelete(lost.map(({ result }): [string, number] => [device, result.n]));
    await database.outcomes.bulkPut(open.map((one) => packOutcome(device, { ...one, isConfirmed: true })));
    await changeState(database, { sentTo: n - 1, ...(askedAgain === undefined ? {} : { askedAgain }) });
  });
}

/** When the oldest commit after a number was made; null where there is none. */
export async function madeAt({ database, device }: Session, afterN: number): Promise<number | null> {
  const row = await database.commits
    .where('[device+n]')
    .between([device, afterN + 1], [device, Infinity])
    .first();
  return row === undefined ? null : decodeCommit(device, row.n, row.p).header.at;
}
