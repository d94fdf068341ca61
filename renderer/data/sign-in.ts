import { ok, refused, type Result } from '../../shared/lib/result.ts';
import type { Tier } from '../../shared/model/tiers.ts';
import { now } from './clock.ts';
import { Keyring } from './crypto/keyring.ts';
import { keyPairOf } from './crypto/sealed-box.ts';
import type { CentreKind, WaymarkDatabase } from './database.ts';
import type { MemberRow } from './rows.ts';
import { openKeys, unlockMember, type DeviceSecret } from './members.ts';
import { takeBackAside } from './lease/aside.ts';
import { openRegisters } from './lease/open-registers.ts';
import { readLease } from './lease/sealed-lease.ts';
import { loadReplica } from './open-store.ts';
import { proofSecretOf } from './proof-secret.ts';
import { startResealing } from './reseal.ts';
import { memberOf, type Session, type SignedInMember } from './session.ts';
import { foldInbox } from './sync/fold-inbox.ts';
import { isLeaseOver } from './sync/lease.ts';
import { hasOwn } from './sync/own-secrets.ts';
import { noteTyped } from './typed-passphrase.ts';
import { readIdentity, readTierKeys, type StoreIdentity } from './store-identity.ts';

/** The same words whatever was wrong, so that a thief learns nothing. */
const wrongPassphrase = 'That passphrase does not open Waymark for this person. Check it and try again.';

interface SessionInput {
  readonly kind: CentreKind;
  readonly database: WaymarkDatabase;
  readonly identity: StoreIdentity;
  readonly keys: ReadonlyMap<Tier, ReadonlyMap<number, Uint8Array>>;
  readonly member: SignedInMember;
  /** What only this person has here: their private key. The proof secret is derived from it. */
  readonly proofSeed: Uint8Array;
  readonly leaseKey?: Uint8Array | undefined;
}

/** Puts the keys on the database and loads what is to be in memory. */
export async function sessionOf({
  kind,
  database,
  identity,
  keys,
  member,
  proofSeed,
  leaseKey,
}: SessionInput): Promise<Session> {
  const keyring = new Keyring(identity.storeId, keys);
  database.keyring = keyring;
  const proofSecret = proofSecretOf(proofSeed, identity);
  await takeBackAside(database, identity.device, keyring);
  await foldInbox(database, keyring);
  const own = { proofSecret, ownKeys: keyPairOf(proofSeed), leaseKey: { bytes: leaseKey ?? null } };
  const store = { kind, database, home: database, device: identity.device, registersOnly: null };
  const input = { ...store, member: memberOf(member), keyring, ...own };
  return loadReplica(input).catch((error: unknown) => {
    database.keyring = null;
    keyring.wipe();
    throw error;
  });
}

/** The people who may sign in here, by name. Leavers are not among them. */
export async function membersHere(database: WaymarkDatabase): Promise<readonly MemberRow[]> {
  const members = await database.members.toArray();
  return members.filter((member) => member.leftOn === undefined).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/**
 * Signs a member in, offline. Takes about as long whether the passphrase is right or wrong; one refusal for every cause. Where
 * the lease is over no tier key is taken out of its wrap: the session has registers only.
 */
export async function signIn(
  kind: CentreKind,
  database: WaymarkDatabase,
  memberId: string,
  passphrase: string,
  secret: DeviceSecret,
): Promise<Result<Session>> {
  const [identity, member, rows] = await Promise.all([
    readIdentity(database),
    database.members.get(memberId),
    readTierKeys(database),
  ]);
  if (identity === null || member?.leftOn !== undefined || member === undefined)
    return refused('wrong-passphrase', wrongPassphrase);
  const pair = await unlockMember(identity.storeId, member, passphrase, secret);
  if (pair === null) return refused('wrong-passphrase', wrongPassphrase);
  const lease = await readLease(database, identity.storeId, member.id, pair);
  if (lease !== null && isLeaseOver(lease.contact, now()))
    return ok(await openRegisters({ kind, home: database, identity, member, pair, lease }));
  const keys = openKeys(identity.storeId, rows, member.id, pair);
  const proofSeed = pair.privateKey;
  const session = await sessionOf({ kind, database, identity, keys, member, proofSeed, leaseKey: lease?.key });
  if (await hasOwn(database, 'invitation', member.id, now())) noteTyped(session, passphrase);
  startResealing(session);
  return ok(session);
}
