import { refused, ok, type Result } from '../../../shared/lib/result.ts';
import type { Send } from '../../../shared/sync/protocol/device-sync.ts';
import type { ReplyOf } from '../../../shared/sync/protocol/message.ts';
import { messages, type MessageName } from '../../../shared/sync/protocol/messages.ts';
import { protocolHeader, protocolVersion } from '../../../shared/sync/protocol/protocol-version.ts';
import { refusalBody } from '../../../shared/sync/protocol/refusal.ts';
import { toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { proofSecretOf, signed } from './device-keys.ts';
import type { HeadlessDevice } from './headless-device.ts';
import { passphrase } from './world.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Whatever one likes to a path, as a hostile client would. */
export async function post(
  address: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [protocolHeader]: String(protocolVersion), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/** Messages over HTTP under a token, replies read by their own schemas. */
export function httpSend(address: string, token?: string): Send {
  return async <Name extends MessageName>(name: Name, request: unknown) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await post(address, messages[name].path, request, headers).catch(() => null);
    if (answer === null) return refused('no-line', 'There is no connection.');
    const body: unknown = JSON.parse(answer.text);
    if (answer.status !== 200) return { ok: false, error: refusalBody.parse(body) };
    return ok(messages[name].reply.parse(body) as ReplyOf<(typeof messages)[Name]>);
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

export async function enrolOver(
  address: string,
  device: HeadlessDevice,
  staff: string,
  more: { code?: string; founding?: { centre: string; name: string; position: string; upTo: number } },
): Promise<ReplyOf<typeof messages.enrol>> {
  const send = httpSend(address);
  const { challenge } = valueOf(await send('challenge', {}));
  return valueOf(
    await send('enrol', {
      device: { id: device.id, publicKey: device.keys.publicKey, name: 'Laptop' },
      ...{ challenge, signature: signed(device.keys, 'enrol', device.id, challenge), person: { staff, passphrase } },
      proofSecret: toBase64(proofSecretOf(staff, device.id)),
      ...more,
    }),
  );
}

/** A token of the device alone, or of a person on it. */
export async function tokenOver(
  address: string,
  device: HeadlessDevice,
  person?: { staff: string; oneTimeCode?: string },
): Promise<Result<ReplyOf<typeof messages.signIn>>> {
  const send = httpSend(address);
  const { challenge } = valueOf(await send('challenge', {}));
  const signature = signed(device.keys, 'sign-in', device.id, challenge);
  return send('signIn', {
    device: device.id,
    challenge,
    signature,
    ...(person === undefined ? {} : { person: { ...person, passphrase } }),
  });
}
