import type { EndpointSend } from '../../../shared/ipc/endpoint-line.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { fromBase64, toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import type { Send } from '../../../shared/sync/protocol/device-sync.ts';
import { proofOver } from '../../../shared/sync/protocol/proof.ts';
import { replacementDigest } from '../../../shared/sync/protocol/replace-device.ts';
import { nameOfCopy } from '../../../shared/sync/reissue.ts';
import { now } from '../clock.ts';
import { newestNumber } from '../commit.ts';
import { writing } from '../door.ts';
import { newId } from '../ids.ts';
import type { Session } from '../session.ts';
import { newDeviceKey, publicKeyOf, signedChallenge } from './line.ts';
import { goOver } from './reissue.ts';
import { keepSuccessor, readState, readSuccessor, type Successor } from './state.ts';

/**
 * Where the numbers of this laptop become another's: the endpoint holds more of them than were ever made here, and all that
 * was sent from here is there as it was sent. Null where there is no sign of a copy.
 */
export async function copiedFrom(session: Session, lastN: number | null): Promise<number | null> {
  if (lastN === null || lastN <= (await newestNumber(session))) return null;
  const state = await readState(session.database);
  return state === null ? null : state.sentTo + 1;
}

/**
 * A copied laptop takes an identity of its own, from a number on. The key is on the disk before the endpoint hears of it, so
 * that a lost answer is asked for again and gives the same.
 */
export async function takeIdentity(
  session: Session,
  line: { readonly send: Send; readonly raw: EndpointSend; readonly address: string },
  from: number,
): Promise<Result<null>> {
  const state = await readState(session.database);
  if (state === null) return ok(null);
  const next = await successorFrom(session, from);
  const key = { id: next.device, privateKey: fromBase64(next.privateKey) };
  const signed = await signedChallenge(line.raw, line.address, key, 'replace');
  if (!signed.ok) return signed;
  const publicKey = publicKeyOf(key);
  const name = nameOfCopy(state.deviceName);
  const digest = replacementDigest({ old: session.device, device: next.device, publicKey, from });
  const reply = await line.send('replaceDevice', {
    device: { id: next.device, publicKey, name },
    ...{ from, ...signed.value },
    person: { staff: session.member.id, proof: toBase64(proofOver(session.proofSecret, digest)) },
  });
  if (!reply.ok) return reply;
  await goOver(session, { ...next, name, at: now() });
  return ok(null);
}

async function successorFrom({ database }: Session, from: number): Promise<Successor> {
  const known = await readSuccessor(database);
  if (known?.from === from) return known;
  const { id: device, privateKey } = newDeviceKey(newId());
  const fresh: Successor = { device, privateKey: toBase64(privateKey), from };
  await writing(database, [database.exchange], () => keepSuccessor(database, fresh));
  return fresh;
}
