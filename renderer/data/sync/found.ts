import type { EndpointSend } from '../../../shared/ipc/endpoint-line.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { tiers } from '../../../shared/model/tiers.ts';
import { now } from '../clock.ts';
import { writing } from '../door.ts';
import { forgetRekeyed } from '../rekeyed.ts';
import { holdsTier, type Session } from '../session.ts';
import { settle } from '../settle.ts';
import { readFormerDevices } from '../store-identity.ts';
import { enrolAt, readConnect, stateAtStart, type ConnectRead, type EnrolReply } from './enrol.ts';
import { newDeviceKey, signInAt, type DeviceKey } from './line.ts';
import { keepInboxKeys } from './parcels.ts';
import { ownSecondProof, shownSecondProof } from './second-proof.ts';
import { keepKey, positionOf, putState, readKey, readState } from './state.ts';
import type { Connected, ConnectInput } from './things.ts';

/**
 * Brings this laptop's centre to the endpoint: the laptop and its administrator become known there. Sending and the first
 * fill follow by the exchange. A cut after the endpoint's answer is mended by doing it again: the laptop's key and the administrator's
 * second proof were kept before.
 */
export async function found(session: Session, send: EndpointSend, input: ConnectInput): Promise<Result<Connected>> {
  const problem = await whyNot(session);
  if (problem !== null) return problem;
  const read = readConnect(input);
  if (!read.ok) return read;
  const key = await keyFor(session, read.value.address);
  const secondFactor = await ownSecondProof(session);
  // Only an administrator founds, so there is a last commit and a name.
  const reply = await enrolOrResume(session, send, key, { ...read.value, secondFactor });
  if (!reply.ok) return reply;
  await settle(session);
  const { database, keyring, replica } = session;
  const state = stateAtStart(read.value, key, reply.value, { now: now(), isFilled: true });
  await writing(database, [database.exchange, database.meta], async () => {
    await putState(database, state);
    await keepInboxKeys(database, keyring);
    await forgetRekeyed(database, session.member.id);
  });
  replica.share(positionOf(state));
  replica.announce();
  return ok({ secondFactor: shownSecondProof(secondFactor) });
}

async function whyNot(session: Session): Promise<Result<never> | null> {
  const { database, kind, member } = session;
  if ((await readState(database)) !== null)
    return refused('enrolled', 'This laptop is connected to the local authority already.');
  if (kind === 'sample')
    return refused('sample', 'The sample centre stays on this laptop. Set up your own centre to connect it.');
  if (member.role !== 'administrator' || tiers.some((tier) => !holdsTier(session, tier)))
    return refused('not-allowed', 'Only an administrator connects a centre to the local authority.');
  if ((await readFormerDevices(database)).length > 0)
    return refused('restored', 'This laptop was restored from a backup. Waymark cannot connect such a laptop yet.');
  return null;
}

/** The key a cut try left, or a new one, on the disk before the endpoint hears of it. */
async function keyFor({ database, device }: Session, address: string): Promise<DeviceKey> {
  const known = await readKey(database, address);
  if (known !== null) return { id: device, privateKey: known };
  const key = newDeviceKey(device);
  await writing(database, [database.exchange], () => keepKey(database, address, key.privateKey));
  return key;
}

async function enrolOrResume(
  session: Session,
  send: EndpointSend,
  key: DeviceKey,
  { address, code, deviceName, passphrase, secondFactor }: ConnectRead & { readonly secondFactor: string },
): Promise<Result<Pick<EnrolReply, 'centre' | 'epoch' | 'boxKey'>>> {
  const { member, lastNumber, proofSecret, replica } = session;
  const centre = replica.one('centre', 'centre')?.name ?? '';
  const enrolled = await enrolAt(send, address, key, {
    ...{ code, deviceName, proofSecret, secondFactor, person: { staff: member.id, passphrase } },
    founding: { centre, name: member.name, position: member.position, upTo: lastNumber },
  });
  if (enrolled.ok || enrolled.error.code !== 'not-signed-in') return enrolled;
  // The answer to an earlier try may have been lost on its way.
  const known = await signInAt(send, address, key);
  return known.ok ? known : enrolled;
}
