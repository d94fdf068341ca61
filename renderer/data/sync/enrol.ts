import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { fromBase64, toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { readEndpointAddress } from '../../../shared/sync/endpoint-address.ts';
import { readEnrolmentCode } from '../../../shared/sync/enrolment-code.ts';
import type { EndpointSend } from '../../../shared/ipc/endpoint-line.ts';
import type { ReplyOf, RequestOf } from '../../../shared/sync/protocol/message.ts';
import type { messages } from '../../../shared/sync/protocol/messages.ts';
import { passphraseProblem } from '../members.ts';
import { ask, publicKeyOf, signedChallenge, type DeviceKey } from './line.ts';
import type { ExchangeState } from './state.ts';
import type { ConnectInput } from './things.ts';

export type EnrolReply = ReplyOf<typeof messages.enrol>;
type EnrolRequest = RequestOf<typeof messages.enrol>;

/** What a person typed, read: address, code and laptop name as the endpoint takes them. */
export interface ConnectRead {
  readonly address: string;
  readonly code: string;
  readonly deviceName: string;
  readonly passphrase: string;
}

/** The endpoint's own passphrases are guessed at over a network, so they are a little longer. */
export const shortestEndpointPassphrase = 12;
const longestDeviceName = 60;

export function readConnect({ address, code, deviceName, passphrase }: ConnectInput): Result<ConnectRead> {
  const read = readEndpointAddress(address);
  if (!read.ok) return read;
  const tidied = readEnrolmentCode(code);
  if (!tidied.ok) return tidied;
  const name = deviceName.trim();
  if (name === '' || name.length > longestDeviceName)
    return refused('bad-name', 'Give this laptop a name of at most 60 letters, such as “Office laptop”.');
  const weak = endpointPassphraseProblem(passphrase);
  if (weak !== null) return refused('weak-passphrase', weak);
  return ok({ address: read.value, code: tidied.value, deviceName: name, passphrase });
}

export function endpointPassphraseProblem(passphrase: string): string | null {
  if (passphrase.length < shortestEndpointPassphrase)
    return `Use at least ${shortestEndpointPassphrase} characters: three or four words that you can remember.`;
  return passphraseProblem(passphrase);
}

/** Makes a laptop and a person known at the endpoint. */
export async function enrolAt(
  send: EndpointSend,
  address: string,
  key: DeviceKey,
  request: Pick<EnrolRequest, 'bringing' | 'code' | 'founding' | 'oneTimeCode' | 'person' | 'secondFactor'> & {
    readonly deviceName: string;
    readonly proofSecret: Uint8Array;
  },
): Promise<Result<EnrolReply>> {
  const signed = await signedChallenge(send, address, key, 'enrol');
  if (!signed.ok) return signed;
  const { deviceName, proofSecret, ...more } = request;
  return ask(send, address, 'enrol', {
    device: { id: key.id, publicKey: publicKeyOf(key), name: deviceName },
    ...signed.value,
    proofSecret: toBase64(proofSecret),
    ...more,
  });
}

/** What a laptop knows of the exchange in the moment it is enrolled. */
export function stateAtStart(
  { address, deviceName }: Pick<ConnectRead, 'address' | 'deviceName'>,
  key: DeviceKey,
  reply: Pick<EnrolReply, 'centre' | 'epoch' | 'boxKey'>,
  at: { readonly now: number; readonly isFilled: boolean },
): ExchangeState {
  return {
    ...{ address, deviceName, centre: reply.centre, epoch: reply.epoch, privateKey: toBase64(key.privateKey) },
    ...{ endpointKey: reply.boxKey ?? null, cursor: null, seen: 0, sentTo: 0, isFilled: at.isFilled, filling: null },
    ...{ offsetMilliseconds: 0, leaseSchoolDays: firstLeaseSchoolDays, lastContactAt: at.now, members: null },
    ...{ lastPullAt: null, lastPullN: 0, ahead: {}, gone: [] },
  };
}

/** Until the endpoint has said how long (sign-in.ts there). */
const firstLeaseSchoolDays = 15;

export function keyOfState(device: string, { privateKey }: ExchangeState): DeviceKey {
  return { id: device, privateKey: fromBase64(privateKey) };
}
