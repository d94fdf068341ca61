import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { roleLabels, tiersOfRole } from '../../../shared/centre/staff.ts';
import { tiers, type Tier } from '../../../shared/model/tiers.ts';
import { now } from '../clock.ts';
import { Keyring } from '../crypto/keyring.ts';
import { keyPairOfSeed, newRecoverySeed } from '../crypto/recovery-key.ts';
import { newKeyPair, type KeyPair } from '../crypto/sealed-box.ts';
import { databaseNames, WaymarkDatabase } from '../database.ts';
import { writing } from '../door.ts';
import { newId } from '../ids.ts';
import { lockingFor } from '../locking.ts';
import { giveKeys, makeMember, newTierKey } from '../members.ts';
import { closeDatabase, holdsCentre, holdStore } from '../open-database.ts';
import type { MemberRow } from '../rows.ts';
import type { Session } from '../session.ts';
import { proofSecretOf } from '../proof-secret.ts';
import { sessionOf } from '../sign-in.ts';
import type { StoreIdentity, TierKeyRow } from '../store-identity.ts';
import type { Platform } from '../../platform/platform.ts';
import { enrolAt, readConnect, stateAtStart, type ConnectRead, type EnrolReply } from './enrol.ts';
import { newDeviceKey, type DeviceKey } from './line.ts';
import { keepInboxKeys } from './parcels.ts';
import { keepSecondProof, newSecondProof, shownSecondProof } from './second-proof.ts';
import { putState } from './state.ts';
import type { ConnectInput, Joined } from './things.ts';

export interface Joining extends ConnectInput {
  readonly platform: Platform;
  readonly oneTimeCode?: string;
}

/** Makes a store on a laptop that has none, for a person the endpoint knows. It is empty until the first fill is in place. */
export async function join(input: Joining): Promise<Result<Joined>> {
  const read = readConnect(input);
  if (!read.ok) return read;
  const name = databaseNames.real;
  const release = await holdStore(name);
  if (release === null) return refused('another-window', 'Waymark is open in another window. Close it there first.');
  const joined = await joinHeld(name, read.value, input).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  if (joined.ok) return ok({ ...joined.value, release: () => void release() });
  await release();
  return joined;
}

/**
 * The same under a name of the caller's, who holds the store. `bringing`: the laptop has a centre of its own, which is to
 * follow; the endpoint lets only an administrator in with that.
 */
export async function joinHeld(
  name: string,
  read: ConnectRead,
  input: Pick<Joining, 'platform' | 'oneTimeCode'>,
  bringing?: { readonly upTo: number },
): Promise<Result<Omit<Joined, 'release'>>> {
  if (await holdsCentre(name))
    return refused('exists', 'There is a centre on this laptop already. A laptop joins before it has one.');
  const attempt = attemptFor(read);
  const { key, pair, secondProof } = attempt;
  const { platform, oneTimeCode } = input;
  const reply = await enrolAt(platform.endpointSend, read.address, key, {
    ...{ code: read.code, deviceName: read.deviceName, person: { passphrase: read.passphrase } },
    ...{ proofSecret: proofSecretOf(pair.privateKey, { device: key.id }), secondFactor: secondProof },
    ...(oneTimeCode === undefined ? {} : { oneTimeCode }),
    ...(bringing === undefined ? {} : { bringing }),
  });
  if (!reply.ok) return reply;
  const { staff: id, name: called, position, role, groups } = reply.value.person;
  const { strength, secret } = await lockingFor('real', platform);
  const storeId = newId();
  const held = position === '' ? roleLabels[role] : position;
  const who = { id, name: called, position: held, role, ...(groups === undefined ? {} : { groups }) };
  const member = await makeMember(storeId, { ...who, passphrase: read.passphrase }, strength, secret, pair);
  const database = new WaymarkDatabase(name);
  try {
    const store = { storeId, key, member, read, reply: reply.value, secondProof };
    const session = await makeStore(database, store, pair.privateKey);
    lastAttempt = null;
    const isNew = reply.value.secondFactor !== undefined;
    return ok({ session, memberId: id, ...(isNew ? { secondFactor: shownSecondProof(secondProof) } : {}) });
  } catch (error) {
    await closeDatabase(database);
    await database.delete();
    throw error;
  }
}

/** What a try to join is made with. */
interface Attempt {
  readonly address: string;
  readonly code: string;
  readonly key: DeviceKey;
  readonly pair: KeyPair;
  readonly secondProof: string;
}

let lastAttempt: Attempt | null = null;

/** The same laptop asks again where the answer was lost on its way: to another one the endpoint would not give it. */
function attemptFor({ address, code }: ConnectRead): Attempt {
  if (lastAttempt?.address !== address || lastAttempt.code !== code)
    lastAttempt = { address, code, key: newDeviceKey(newId()), pair: newKeyPair(), secondProof: newSecondProof() };
  return lastAttempt;
}

interface NewStore {
  readonly storeId: string;
  readonly key: DeviceKey;
  readonly member: MemberRow;
  readonly read: ConnectRead;
  readonly reply: EnrolReply;
  readonly secondProof: string;
}

async function makeStore(
  database: WaymarkDatabase,
  { storeId, key, member, read, reply, secondProof }: NewStore,
  proofSeed: Uint8Array,
): Promise<Session> {
  const identity: StoreIdentity = { storeId, device: key.id, centreName: reply.centreName, createdAt: now() };
  const own = tiersOfRole[member.role];
  const keys = new Map<Tier, Map<number, Uint8Array>>(own.map((tier) => [tier, new Map([[0, newTierKey()]])]));
  const empty = tiers.map((tier): TierKeyRow => ({ tier, number: 0, boxes: {} }));
  // A laptop that joined is filled again from the endpoint, so nobody keeps a recovery key of it.
  const recovery = keyPairOfSeed(newRecoverySeed());
  const state = stateAtStart(read, key, reply, { now: now(), isFilled: false });
  await database.open();
  // One transaction: a store with an identity is a laptop that joined.
  database.keyring = new Keyring(storeId, keys);
  const { keyring, meta, members, exchange } = database;
  await writing(database, [meta, members, exchange], async () => {
    await meta.bulkPut([
      { name: 'identity', value: identity },
      { name: 'tierKeys', value: giveKeys(storeId, empty, keys, member, own) },
      { name: 'recoveryPublicKey', value: recovery.publicKey },
    ]);
    await members.put(member);
    await putState(database, state);
    if (reply.secondFactor !== undefined) await keepSecondProof(database, member, secondProof);
    await keepInboxKeys(database, keyring);
  });
  return sessionOf({ kind: 'real', database, identity, keys, member, proofSeed });
}
