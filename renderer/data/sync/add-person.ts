import { readEnrolmentCode } from '../../../shared/sync/enrolment-code.ts';
import { isGuest, roles, tiersOfRole } from '../../../shared/centre/staff.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { newKeyPair } from '../crypto/sealed-box.ts';
import { writing } from '../door.ts';
import { leaseMembersChanged } from '../lease/keep-lease.ts';
import { lockingFor } from '../locking.ts';
import { giveKeys, makeMember } from '../members.ts';
import { forgetRekeyed } from '../rekeyed.ts';
import type { Session } from '../session.ts';
import { proofSecretOf } from '../proof-secret.ts';
import { readIdentity, readKeeping } from '../store-identity.ts';
import type { Platform } from '../../platform/platform.ts';
import { endpointPassphraseProblem, enrolAt, keyOfState, type EnrolReply } from './enrol.ts';
import { readState, type ExchangeState } from './state.ts';
import {
  forgetSecondProof,
  keepSecondProof,
  newSecondProof,
  ownSecondProof,
  shownSecondProof,
} from './second-proof.ts';
import type { Connected, Credentials } from './things.ts';

export interface Adding extends Credentials {
  readonly code: string;
  readonly platform: Platform;
}

export type Added = Connected & { readonly name: string };

const alone = refused('alone', 'This laptop is not connected to the local authority.');

/**
 * A member of staff takes up an invitation on this laptop. Whoever is signed in and has no place at the endpoint yet takes
 * up their own; else it is a further person, who signs in here from then on with the passphrase chosen now.
 */
export async function addPerson(session: Session, input: Adding): Promise<Result<Added>> {
  const state = await readState(session.database);
  if (state === null) return alone;
  const code = readEnrolmentCode(input.code);
  if (!code.ok) return code;
  const weak = endpointPassphraseProblem(input.passphrase);
  if (weak !== null) return refused('weak-passphrase', weak);
  const isOwn = state.members?.includes(session.member.id) === false;
  return isOwn ? takeUpOwn(session, state, code.value, input) : takeUpForAnother(session, state, code.value, input);
}

function factor({ oneTimeCode }: Credentials): { oneTimeCode?: string } {
  return oneTimeCode === undefined ? {} : { oneTimeCode };
}

async function takeUpOwn(session: Session, state: ExchangeState, code: string, input: Adding): Promise<Result<Added>> {
  const { member, device, proofSecret } = session;
  const secondFactor = member.role === 'administrator' ? await ownSecondProof(session) : undefined;
  const reply = await enrolAt(input.platform.endpointSend, state.address, keyOfState(device, state), {
    ...{ code, deviceName: state.deviceName, proofSecret, ...factor(input) },
    ...(secondFactor === undefined ? {} : { secondFactor }),
    person: { staff: member.id, passphrase: input.passphrase },
  });
  if (!reply.ok) return reply;
  await writing(session.database, [session.database.meta], () => forgetRekeyed(session.database, member.id));
  if (reply.value.secondFactor === undefined) await forgetSecondProof(session);
  return ok(added(reply.value, secondFactor));
}

/** `key` is the second proof this laptop made; the endpoint says whether the person has one. */
function added({ person, secondFactor }: EnrolReply, key: string | undefined): Added {
  const has = secondFactor !== undefined && key !== undefined;
  return { name: person.name, ...(has ? { secondFactor: shownSecondProof(key) } : {}) };
}

async function takeUpForAnother(
  session: Session,
  state: ExchangeState,
  code: string,
  input: Adding,
): Promise<Result<Added>> {
  const { database, device, keyring } = session;
  const pair = newKeyPair();
  const identity = (await readIdentity(database)) ?? { device };
  const secondFactor = newSecondProof();
  const here = (await database.members.toArray()).filter(({ leftOn }) => leftOn === undefined);
  if (here.some(({ role }) => isGuest(role))) return refused('guest', ownLaptop);
  const reply = await enrolAt(input.platform.endpointSend, state.address, keyOfState(device, state), {
    ...{ code, deviceName: state.deviceName, secondFactor, ...factor(input) },
    proofSecret: proofSecretOf(pair.privateKey, identity),
    // What this laptop holds is more than a person from outside may: they join on a laptop of their own.
    person: { passphrase: input.passphrase, notOneOf: here.map(({ id }) => id), roles: [...roles] },
  });
  if (!reply.ok) return reply.error.code === 'not-signed-in' ? refused('not-signed-in', notTaken) : reply;
  const { staff: id, name, position, role } = reply.value.person;
  const { strength, secret } = await lockingFor(session.kind, input.platform);
  const { storeId } = await readKeeping(database);
  const row = await makeMember(
    storeId,
    { id, name, position, role, passphrase: input.passphrase },
    strength,
    secret,
    pair,
  );
  await writing(database, [database.meta, database.members, database.exchange], async () => {
    const { tierKeys } = await readKeeping(database);
    // Tiers that who is signed in does not hold are given when somebody signs in who does (follow-members.ts).
    const given = giveKeys(storeId, tierKeys, keyring.keys, row, tiersOfRole[role]);
    await database.meta.put({ name: 'tierKeys', value: given });
    await database.members.put(row);
    if (reply.value.secondFactor !== undefined) await keepSecondProof(database, row, secondFactor);
  });
  leaseMembersChanged(database);
  return ok(added(reply.value, secondFactor));
}

const notTaken =
  'The code was not accepted. Check it, or ask for a new one. Somebody who signs in on this laptop already enters their own code, signed in as themselves. A provider’s tutor or an LA officer joins on a laptop of their own, with the same code.';

const ownLaptop =
  'This laptop holds only what one person may see. Everybody else joins on a laptop of their own, with the same code.';
