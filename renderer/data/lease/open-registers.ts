import { Dexie } from 'dexie';
import { halfTermOf, slotOf } from '../../../shared/attendance/half-term.ts';
import type { MarkEntry } from '../../../shared/attendance/sheet.ts';
import { baseTier } from '../../../shared/model/tiers.ts';
import type { ReadCommit } from '../../../shared/sync/codec.ts';
import { packSlice } from '../../../shared/sync/slice-codec.ts';
import { today } from '../clock.ts';
import { newestNumber } from '../commit.ts';
import { Keyring } from '../crypto/keyring.ts';
import { keyPairOf, type KeyPair } from '../crypto/sealed-box.ts';
import { leaseStoreName, WaymarkDatabase, type CentreKind } from '../database.ts';
import { writing } from '../door.ts';
import { proofSecretOf } from '../proof-secret.ts';
import { Replica } from '../replica.ts';
import { memberOf, type Session, type SignedInMember } from '../session.ts';
import { nothingSettled } from '../settled-to.ts';
import { putSheets, type LoadedSheet } from '../sheet-tables.ts';
import type { StoreIdentity } from '../store-identity.ts';
import { positionOf, putState } from '../sync/state.ts';
import { readAside } from './aside.ts';
import { readOwnPart, type OpenLease, type OwnPart } from './sealed-lease.ts';

interface Opening {
  readonly kind: CentreKind;
  readonly home: WaymarkDatabase;
  readonly identity: StoreIdentity;
  readonly member: SignedInMember;
  readonly pair: KeyPair;
  readonly lease: OpenLease;
}

/**
 * A session of somebody whose laptop was without contact for longer than the lease. No tier key is taken out of its wrap and no row
 * of the centre's store is unsealed: what there is comes from the small part kept for this day, in a store of its own that lasts
 * as long as the session. Acts go into the centre's log, closed (aside.ts).
 */
export async function openRegisters({ kind, home, identity, member, pair, lease }: Opening): Promise<Session> {
  const { storeId, device } = identity;
  const part = await readOwnPart(home, storeId, lease.key, member.id, pair);
  const name = leaseStoreName(home.name);
  await Dexie.delete(name);
  // Nothing is kept here alone: a cut costs nothing.
  const database = new WaymarkDatabase(name, { durability: 'relaxed' });
  await database.open();
  const keyring = new Keyring(storeId, new Map([[baseTier, new Map([[0, lease.key.slice()]])]]));
  database.keyring = keyring;
  // Of the centre's own store nothing opens.
  home.keyring = new Keyring(storeId, new Map());
  const { state } = lease.contact;
  const replica = new Replica(nothingSettled, positionOf(state));
  for (const [type, key, slice] of [...lease.contact.held, ...(part?.held ?? [])])
    replica.place(type, key, baseTier, slice);
  await writing(database, [database.exchange], () => putState(database, state));
  if (part !== null && part.day === today()) await fillDay(database, part);
  const isOwn = aboutOnly(new Set(replica.kept('pupil').map(({ id }) => id)));
  for (const commit of await readAside(home, device, lease.key)) if (isOwn(commit)) replica.apply(commit);
  return {
    ...{ kind, database, home, device, keyring, replica },
    member: { ...memberOf(member), groups: part?.groups ?? [] },
    proofSecret: proofSecretOf(pair.privateKey, identity),
    ownKeys: keyPairOf(pair.privateKey.slice()),
    leaseKey: { bytes: lease.key },
    registersOnly: { asOf: part?.day ?? null },
    ...{ lastNumber: await newestNumber({ database: home, device }), writeQueue: Promise.resolve(), successor: null },
  };
}

/** A colleague's entries about other pupils are not this person's to hold in memory. */
function aboutOnly(pupils: ReadonlySet<string>): (commit: ReadCommit) => boolean {
  return ({ tiers }) =>
    tiers.every(({ changes }) => changes.every(({ pupil }) => pupil === undefined || pupils.has(pupil)));
}

/** What was entered of the day before the lease ended. */
async function fillDay(database: WaymarkDatabase, { day, dated, marks }: OwnPart): Promise<void> {
  const { records, codes, details, counters } = database;
  const rows = dated.map(({ type, key, pupil, values, trail }) => ({
    ...{ type, key, date: day, p: { [baseTier]: packSlice({ values, trail }) } },
    ...(pupil === undefined ? {} : { pupil }),
  }));
  const sheets = new Map<string, LoadedSheet>();
  for (const { enrolment, session, entries } of marks) {
    const known = sheets.get(enrolment)?.open.entries ?? new Map<number, MarkEntry[]>();
    const open = { entries: known.set(slotOf(day, session), [...entries]), restricted: [] };
    const key = { halfTerm: halfTermOf(day), enrolment };
    sheets.set(enrolment, { key, stored: undefined, open, touched: new Set([baseTier]) });
  }
  await writing(database, [records, codes, details, counters], async () => {
    await records.bulkPut(rows);
    await putSheets(database, [...sheets.values()]);
  });
}
