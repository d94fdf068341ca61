import { reissue } from '../../../shared/sync/reissue.ts';
import type { WaymarkDatabase } from '../database.ts';
import { writing } from '../door.ts';
import { noteContact } from '../lease/keep-lease.ts';
import { dropLease } from '../lease/sealed-lease.ts';
import { placeHeld } from '../packs.ts';
import { renumberRekeyed } from '../rekeyed.ts';
import type { CommitRow } from '../rows.ts';
import type { Session } from '../session.ts';
import { nothingSettled } from '../settled-to.ts';
import { readFormerDevices, readIdentity, type FormerDevice, type StoreIdentity } from '../store-identity.ts';
import { Stopped } from './device-log.ts';
import { originOf } from './origin.ts';
import { isAllStanding, packOutcome, parkedPlaces, readOutcomes } from './outcomes.ts';
import { forgetSuccessor, positionOf, putState, readState, type ExchangeState } from './state.ts';
import { pendingAfter } from './take-page.ts';

/** Another identity of this laptop, which the endpoint knows already. */
export interface NextIdentity {
  readonly device: string;
  /** Ed25519, base64. */
  readonly privateKey: string;
  /** The first own number that goes over to it. */
  readonly from: number;
  readonly at: number;
  /** What the laptop is called from now on. */
  readonly name: string;
}

/**
 * The laptop goes over to another identity: own commits from a number on are issued again under it, those before stay as the
 * closed log of the old one. One strict transaction in the queue of acts: a cut leaves the old state or the new one, and an act
 * kept meanwhile has the one number or the other, never none. What waits sealed for a colleague goes over sealed.
 */
export async function goOver(session: Session, next: NextIdentity): Promise<void> {
  const gone = session.writeQueue.then(() => move(session, next));
  session.writeQueue = gone.catch(() => undefined);
  await gone;
}

async function move(session: Session, next: NextIdentity): Promise<void> {
  const { database, replica } = session;
  // Locked, or registers are all there is from now on: the next exchange asks again and goes over then.
  if (session.successor !== null || database.keyring !== session.keyring) throw new Stopped();
  const { meta, commits, exchange, outcomes, packs } = database;
  const moved = await writing(database, [meta, commits, exchange, outcomes, packs], async () => {
    const state = await readState(database);
    const identity = await readIdentity(database);
    if (state === null || identity?.device !== session.device)
      throw new Error('Another identity than that of this session');
    const entries = await renumber(database, session.device, next);
    await closeOutcomes(database, session.device, next.from);
    await putIdentity(database, identity, next);
    await renumberRekeyed(database, (n) => Math.max(1, n - next.from + 1));
    const own: ExchangeState = {
      ...{ ...state, privateKey: next.privateKey, sentTo: 0, cursor: null, filling: null, lastPullN: 0 },
      ...askedUnder(state, next.from),
      deviceName: next.name,
      becameOwn: { at: next.at, entries },
    };
    await putState(database, own);
    // What opens after the lease knows the key by which the endpoint is greeted.
    await (session.leaseKey.bytes === null ? dropLease(database) : noteContact(session));
    await forgetSuccessor(database);
    const pending = await pendingAfter({ database, device: next.device }, 0);
    return { entries, own, held: await packs.toArray(), pending };
  });
  session.device = next.device;
  session.lastNumber = moved.entries;
  replica.share(positionOf(moved.own));
  replica.replaceAll((into) => placeHeld(moved.held, into), moved.pending, nothingSettled);
  replica.announce();
}

/** What the endpoint had of the old identity says nothing of this one. */
function askedUnder({ askedAgain }: ExchangeState, from: number): Pick<ExchangeState, 'askedAgain'> {
  if (askedAgain === undefined) return {};
  return { askedAgain: { ...askedAgain, lastN: 0, upTo: Math.max(0, askedAgain.upTo - from + 1) } };
}

async function renumber(
  { commits }: WaymarkDatabase,
  device: string,
  { device: next, from }: NextIdentity,
): Promise<number> {
  const rows = await commits.where('[device+n]').between([device, from], [device, Infinity]).toArray();
  const issued = reissue(
    rows.map(({ n, former }) => ({ device, n, ...originOf(former) })),
    next,
  );
  const moved = rows.map((row, index): CommitRow => {
    const { n = 0 } = issued[index] ?? {};
    return { ...row, device: next, n, former: [...(row.former ?? []), { device, n: row.n }] };
  });
  await commits.bulkAdd(moved);
  await commits.bulkDelete(rows.map(({ n }): [string, number] => [device, n]));
  return moved.length;
}

/** What was answered stays only where a person still has to deal with it: no pull will bring it under this identity. */
async function closeOutcomes(database: WaymarkDatabase, device: string, from: number): Promise<void> {
  for (const kept of await readOutcomes(database, device)) {
    const { n } = kept.result;
    const isDone = n >= from || isAllStanding(kept) || parkedPlaces(kept).length === 0;
    if (isDone) await database.outcomes.delete([device, n]);
    else await database.outcomes.put(packOutcome(device, { ...kept, isConfirmed: true }));
  }
}

async function putIdentity(
  database: WaymarkDatabase,
  identity: StoreIdentity,
  { device, from }: NextIdentity,
): Promise<void> {
  const { device: old, proofDevice = old } = identity;
  const former = await readFormerDevices(database);
  const closed: FormerDevice[] = from > 1 ? [{ device: old, lastNumber: from - 1 }] : [];
  await database.meta.bulkPut([
    { name: 'identity', value: { ...identity, device, proofDevice } },
    { name: 'formerDevices', value: [...former, ...closed] },
    { name: 'settledTo', value: nothingSettled },
  ]);
}
