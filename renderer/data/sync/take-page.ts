import type { Table } from 'dexie';
import { baseTier, tiers, type Tier } from '../../../shared/model/tiers.ts';
import { decodeCommit, type ReadCommit } from '../../../shared/sync/codec.ts';
import { fromBase64 } from '../../../shared/sync/protocol/bytes.ts';
import type { PullPage, ScopeCell } from '../../../shared/sync/protocol/pull.ts';
import { writing } from '../door.ts';
import { dropLease } from '../lease/sealed-lease.ts';
import { placeHeld } from '../packs.ts';
import { remaining } from '../held-slices.ts';
import type { HeldBase, SettledTo } from '../replica.ts';
import type { PackRow } from '../rows.ts';
import type { Session } from '../session.ts';
import { packedTables } from '../settle.ts';
import { readSettledTo } from '../settled-to.ts';
import { applyToTables, type Ahead } from './apply-page.ts';
import { defer, readWaiting, wipeDeferred } from './deferred.ts';
import { confirmedTo, isAllStanding, packOutcome, readOutcomes, takenOut, type KeptOutcome } from './outcomes.ts';
import { noteRestored } from './give-back.ts';
import { forgetKept, keepEntries } from './kept-entries.ts';
import type { Parcel } from './parcel.ts';
import { addParcels, dropPieces, openParcel, parcelsOf, readInboxKeys } from './parcels.ts';
import { positionOf, putState, readState, type ExchangeState } from './state.ts';
import { TableWork, type RecordRef } from './table-work.ts';
import { emptyOwnCommits, wipeOwnCommits } from './wipe-own.ts';
import { wipeScope } from './wipe-scope.ts';

/** What a page changed, for the memory. */
interface Applied {
  readonly state: ExchangeState;
  readonly settledTo: SettledTo;
  readonly bases: readonly HeldBase[];
  /** Everything was put in place anew: all packs, and the commits that lie over them. */
  readonly anew: { readonly packs: readonly PackRow[]; readonly pending: readonly ReadCommit[] } | null;
}

/** The log is held only where it is read or wiped: else acts are kept while a page is taken. */
function tablesOf({ database }: Session, needsLog: boolean): Table[] {
  const { meta, exchange, outcomes, contests, inbox, staging, deferred, kept, commits } = database;
  const tables = [meta, exchange, outcomes, contests, inbox, staging, deferred, kept, ...packedTables(database)];
  return needsLog ? [...tables, commits] : tables;
}

function readsLog(state: ExchangeState | null, page: PullPage): boolean {
  if (state?.cursor === null || state?.filling !== null || page.startAgain !== undefined) return true;
  return state.gone.length + page.left.length + (page.erased ?? []).length > 0;
}

/** Whoever was erased leaves with every tier, for good. */
function withErased(page: PullPage): PullPage {
  const cells = (page.erased ?? []).flatMap(({ centre, pupil }) =>
    tiers.map((tier): ScopeCell => ({ centre, subject: pupil, tier })),
  );
  return { ...page, left: [...page.left, ...cells] };
}

/**
 * Takes a page of the shared log and keeps its cursor, in one strict transaction: a cut leaves both or neither. The pages of
 * a first fill, or of one after the endpoint was restored, gather beside and are put in place when they are whole.
 */
export async function takePage(session: Session, told: PullPage): Promise<ExchangeState> {
  const { database, replica } = session;
  const page = withErased(told);
  const needsLog = readsLog(await readState(database), page);
  const applied = await writing(database, tablesOf(session, needsLog), async () => {
    const before = await readState(database);
    if (before === null) throw new Error('A page for a laptop that is not enrolled');
    const erased = new Set((page.erased ?? []).map(({ pupil }) => pupil));
    if (erased.size > 0) await emptyOwnCommits(database, { device: session.device, upTo: before.sentTo }, erased);
    await forgetKept(session, page.left);
    if (page.left.length > 0) {
      await dropLease(database);
      await dropPieces(database.inbox, page.left);
      await dropPieces(database.staging, page.left);
    }
    await keepEntries(session, session.device, page);
    if (before.cursor !== null) await noteRestored(database, page);
    const begins = before.cursor === null || page.startAgain !== undefined;
    if (begins) await database.staging.clear();
    const state = begins ? { ...before, filling: { pages: 0, rows: 0 } } : before;
    return state.filling === null ? applyNow(session, state, page) : gather(session, state, page);
  });
  if (applied.anew === null) replica.rebase(applied.bases, applied.settledTo, positionOf(applied.state));
  else {
    const { packs, pending } = applied.anew;
    const newest = Math.max(0, ...pending.map(({ header }) => header.n), applied.settledTo[baseTier]);
    const since = replica.pending.filter(({ header }) => header.n > newest);
    replica.share(positionOf(applied.state));
    replica.replaceAll((into) => placeHeld(packs, into), [...pending, ...since], applied.settledTo);
    replica.announce();
  }
  return applied.state;
}

/** Keeps a page of a fill beside; with the last one, puts all of them in place of what was there. */
async function gather(session: Session, state: ExchangeState, page: PullPage): Promise<Applied> {
  const { database, replica } = session;
  const keys = await readInboxKeys(database);
  const { keyring } = session;
  await addParcels(database.staging, keys, parcelsOf(page), (tier) => keyring.holds(tier));
  const { pages, rows } = state.filling ?? { pages: 0, rows: 0 };
  const filling = { pages: pages + 1, rows: rows + page.rows.length };
  const next: ExchangeState = { ...state, epoch: page.epoch, cursor: page.cursor, filling };
  if (!page.more) return putInPlace(session, { ...next, seen: page.seen });
  await putState(database, { ...next, epoch: state.epoch });
  return { state: { ...next, epoch: state.epoch }, settledTo: replica.settledTo, bases: [], anew: null };
}

async function putInPlace(session: Session, state: ExchangeState): Promise<Applied> {
  const { database, keyring } = session;
  const staged = await database.staging.toArray();
  for (const table of [
    ...packedTables(database),
    database.contests,
    database.inbox,
    database.deferred,
    database.staging,
  ])
    await table.clear();
  const ahead: Ahead = new Map();
  const waiting = new Set<string>();
  for (const row of staged) {
    const parcel = openParcel(keyring, row);
    if (parcel === null) await database.inbox.put(row);
    else await applyParcel(session, row.tier, parcel, { ahead, waiting });
  }
  const filled = { ...state, isFilled: true, filling: null, ahead: aheadOf(ahead, state.seen) };
  const settledTo = await confirm(session, filled);
  await putState(database, filled);
  const packs = await database.packs.toArray();
  const pending = await pendingAfter(session, settledTo[baseTier]);
  return { state: filled, settledTo, bases: [], anew: { packs, pending } };
}

/**
 * Applies what one tier was told, in a work of its own: parcels come in order, and wiping goes past a work's memory. What must
 * wait for an update is put aside, and its records are added to those that wait.
 */
export async function applyParcel(
  session: Pick<Session, 'database' | 'keyring'>,
  tier: Tier,
  parcel: Parcel,
  { ahead, waiting }: { readonly ahead: Ahead; readonly waiting: Set<string> },
): Promise<void> {
  const { database, keyring } = session;
  if (parcel.left.length > 0) await wipeScope(database, parcel.left);
  if (parcel.left.length > 0) await wipeDeferred(session, parcel.left);
  const work = new TableWork(database, keyring.tiers);
  const only = parcel.only === undefined ? null : new Set(parcel.only);
  const left = await applyToTables(parcel, { work, ahead, tiers: [tier], waiting, only });
  await work.save();
  await defer(database, tier, parcel, left);
  for (const ref of left) waiting.add(ref);
}

function aheadOf(ahead: Ahead, seen: number): Record<string, number> {
  return Object.fromEntries([...ahead].filter(([, number]) => number > seen));
}

async function applyNow(session: Session, state: ExchangeState, page: PullPage): Promise<Applied> {
  const { database, keyring, replica } = session;
  const parcels = parcelsOf(page);
  const closed = new Map([...parcels].filter(([tier]) => !keyring.holds(tier)));
  const gone = page.left.filter(({ subject, tier }) => subject === '*' && !keyring.holds(tier)).map(({ tier }) => tier);
  // Nobody here may read that tier any more: what waits for it would wait for ever.
  if (gone.length > 0) {
    const waits = (await database.inbox.toArray()).filter(({ tier }) => gone.includes(tier));
    await database.inbox.bulkDelete(waits.map(({ seq }) => seq));
  }
  if (closed.size > 0) await addParcels(database.inbox, await readInboxKeys(database), closed, () => false);
  if (page.left.length > 0) await wipeScope(database, page.left);
  if (page.left.length > 0) await wipeDeferred(session, page.left);
  const ahead: Ahead = new Map(Object.entries(state.ahead));
  const work = new TableWork(database, keyring.tiers);
  const waiting = await readWaiting(session);
  const left = await applyToTables(page, { work, ahead, tiers: keyring.tiers, waiting, only: null });
  const next: ExchangeState = {
    ...state,
    ...{ epoch: page.epoch, cursor: page.cursor, seen: page.seen, ahead: aheadOf(ahead, page.seen) },
  };
  await work.save();
  for (const [tier, parcel] of parcels) if (keyring.holds(tier)) await defer(database, tier, parcel, left);
  const settledTo = await confirm(session, next);
  await putState(database, {
    ...next,
    gone: await wipeGone(session, next, [...state.gone, ...page.left], settledTo[baseTier]),
  });
  const isWiped = page.left.length > 0;
  if (isWiped) {
    const packs = await database.packs.toArray();
    const pending = await pendingAfter(session, settledTo[baseTier]);
    return { state: next, settledTo, bases: [], anew: { packs, pending } };
  }
  const refs = replica.pending.filter(({ header }) => header.n <= settledTo[baseTier]).flatMap(refsOf);
  await work.load(refs);
  return { state: next, settledTo, bases: work.bases(refs), anew: null };
}

/** Wipes what left from this laptop's own log, as far as it is confirmed. Returns what is still to be wiped when the rest is. */
async function wipeGone(
  { database, device }: Session,
  { endpointKey, sentTo }: ExchangeState,
  gone: readonly ScopeCell[],
  upTo: number,
): Promise<readonly ScopeCell[]> {
  if (endpointKey === null || gone.length === 0) return [];
  await wipeOwnCommits(database, { device, upTo, endpointKey: fromBase64(endpointKey) }, gone);
  return upTo < sentTo ? gone : [];
}

export function refsOf({ tiers: told }: ReadCommit): RecordRef[] {
  return (told.find(({ tier }) => tier === baseTier)?.changes ?? []).map(({ type, key }) => ({ type, key }));
}

/** Notes which of this laptop's commits the log has come up to: what stands of them is in the tables from now on. */
async function confirm({ database, device }: Session, { seen, sentTo }: ExchangeState): Promise<SettledTo> {
  const outcomes = await readOutcomes(database, device);
  const reached = outcomes.filter(({ result, isConfirmed }) => !isConfirmed && result.number <= seen);
  const done = new Set(reached.filter(isAllStanding));
  await database.outcomes.bulkDelete([...done].map(({ result }): [string, number] => [device, result.n]));
  await database.outcomes.bulkPut(
    reached.filter((one) => !done.has(one)).map((one) => packOutcome(device, { ...one, isConfirmed: true })),
  );
  const open = outcomes.filter((one: KeptOutcome) => !reached.includes(one));
  const n = confirmedTo(open, sentTo);
  const before = await readSettledTo(database);
  // Before the first fill the tables hold what this laptop folded by itself.
  const settledTo: SettledTo = { register: n, contact: n, sensitive: n, identity: n };
  if (tiers.some((tier) => before[tier] !== n)) await database.meta.put({ name: 'settledTo', value: settledTo });
  return settledTo;
}

/** This laptop's commits above a number, as they are shown over the tables: without what the endpoint did not take. */
export async function pendingAfter(
  { database, device }: Pick<Session, 'database' | 'device'>,
  n: number,
): Promise<ReadCommit[]> {
  const outcomes = new Map((await readOutcomes(database, device)).map((kept) => [kept.result.n, kept]));
  const rows = await database.commits
    .where('[device+n]')
    .between([device, n + 1], [device, Infinity])
    .toArray();
  return rows.map((row) => {
    const commit = decodeCommit(device, row.n, row.p);
    const kept = outcomes.get(row.n);
    return kept === undefined ? commit : remaining(commit, takenOut(commit, kept));
  });
}
