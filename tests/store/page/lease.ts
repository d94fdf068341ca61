import { Keyring } from '../../../renderer/data/crypto/keyring.ts';
import { giveBack, withhold } from '../../../renderer/data/lease/change-over.ts';
import { renewLease } from '../../../renderer/data/lease/keep-lease.ts';
import { readLease } from '../../../renderer/data/lease/sealed-lease.ts';
import { now } from '../../../renderer/data/clock.ts';
import { writing } from '../../../renderer/data/door.ts';
import { endSession, type Session } from '../../../renderer/data/session.ts';
import { readIdentity } from '../../../renderer/data/store-identity.ts';
import * as api from '../../../renderer/data/sync/api.ts';
import type { LeaseNews } from '../../../renderer/data/sync/engine.ts';
import { changeState, readState } from '../../../renderer/data/sync/state.ts';
import { database, enter, hand, session } from './hand.ts';
import { linePlatform, stopExchange, takeStop } from './exchange.ts';

const dayMilliseconds = 86_400_000;
const told: LeaseNews[] = [];

/** The last contact was so many days ago; what is kept for the time after the lease is made as it would have been then. */
export async function ageContact(days: number): Promise<void> {
  const store = database();
  await writing(store, [store.exchange], () => changeState(store, { lastContactAt: now() - days * dayMilliseconds }));
  await renewLease(session());
}

/** Whether what opens after the lease would greet the endpoint as this laptop is known there now. */
export async function leaseGreetsAsNow(): Promise<boolean> {
  const { home, member, ownKeys } = session();
  const identity = await readIdentity(home);
  const lease = await readLease(home, identity?.storeId ?? '', member.id, ownKeys);
  const state = await readState(home);
  return state !== null && lease?.contact.state.privateKey === state.privateKey;
}

/** Signs in, and says of every blob that opened meanwhile under whose keys it did. */
export async function enterWatched(who: Parameters<typeof enter>[0]): Promise<{ own: number; others: number }> {
  const openers: Keyring[] = [];
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back below, and called with its own `this`
  const { open } = Keyring.prototype;
  Keyring.prototype.open = function (this: Keyring, ...place) {
    const opened = open.apply(this, place);
    if (opened !== null) openers.push(this);
    return opened;
  };
  await enter(who);
  Keyring.prototype.open = open;
  const own = openers.filter((ring) => ring === session().keyring).length;
  return { own, others: openers.length - own };
}

/** Every sealed part of the centre's own tables that opens in this session; the names of the tables. */
export async function opensAtHome(): Promise<string[]> {
  const { home } = session();
  const tables = [home.packs, home.records, home.details, home.codes, home.counters, home.commits, home.exchange];
  const rows = await Promise.all(tables.map((table) => table.toArray()));
  return rows.flatMap((all, index) =>
    all.some(({ p }) => Object.keys(p).length > 0) ? [tables[index]?.name ?? ''] : [],
  );
}

/** Begins to exchange, and gathers what is told of the lease. */
export function listenForLease(): void {
  told.length = 0;
  takeStop(api.startSync(session(), linePlatform(), (news) => told.push(news)));
}

export function leaseNews(): readonly LeaseNews[] {
  return [...new Set(told)];
}

/** As the gate does it: another session takes the place of the one in hand. */
export async function changeOver(to: 'registers' | 'whole'): Promise<void> {
  const before: Session = session();
  await stopExchange();
  const next = to === 'registers' ? await withhold(before) : await giveBack(before);
  if (next === null) throw new Error('The lease is not over');
  hand.session = next;
  endSession(before);
}
