import { ed25519 } from '@noble/curves/ed25519.js';
import { noLine, type EndpointSend } from '../../../shared/ipc/endpoint-line.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { fromBase64, toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { signedText } from '../../../shared/sync/protocol/challenge.ts';
import type { ReplyOf, RequestOf } from '../../../shared/sync/protocol/message.ts';
import { messages, type MessageName } from '../../../shared/sync/protocol/messages.ts';
import { refusalBody } from '../../../shared/sync/protocol/refusal.ts';
import type { ExchangeState } from './state.ts';
import type { Credentials } from './things.ts';

export type SignedIn = ReplyOf<typeof messages.signIn>;

const notAnEndpoint = refused(
  'no-line',
  'What answers at that address is not the local authority’s Waymark. Check the address, or ask who looks after it.',
);

/** Sends one message and reads the reply by its own schema. Refusals of the endpoint keep their code and words. */
export async function ask<Name extends MessageName>(
  send: EndpointSend,
  address: string,
  name: Name,
  request: RequestOf<(typeof messages)[Name]>,
  token?: string,
): Promise<Result<ReplyOf<(typeof messages)[Name]>>> {
  const { path, reply } = messages[name];
  const body = JSON.stringify(request);
  const answer = await send({ address, path, body, ...(token === undefined ? {} : { token }) });
  // The shell says 'no-line' for a line that is down; anything else it refuses is a request of ours it does not know.
  if (!answer.ok) return answer.error.code === noLine.code ? answer : refused('trouble', answer.error.message);
  const said = parsed(answer.value.text);
  if (answer.value.status !== 200) {
    const refusal = refusalBody.safeParse(said);
    return refusal.success ? { ok: false, error: refusal.data } : notAnEndpoint;
  }
  const read = reply.safeParse(said);
  // The reply's own schema has read it; its type is that of the message named.
  return read.success ? ok(read.data as ReplyOf<(typeof messages)[Name]>) : notAnEndpoint;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A laptop's own key pair, by which the endpoint knows it. */
export interface DeviceKey {
  readonly id: string;
  readonly privateKey: Uint8Array;
}

export function newDeviceKey(id: string): DeviceKey {
  return { id, privateKey: ed25519.utils.randomSecretKey() };
}

export function publicKeyOf({ privateKey }: DeviceKey): string {
  return toBase64(ed25519.getPublicKey(privateKey));
}

/** A fresh challenge of the endpoint, signed by the laptop. */
export async function signedChallenge(
  send: EndpointSend,
  address: string,
  key: DeviceKey,
  purpose: 'enrol' | 'sign-in' | 'replace',
): Promise<Result<{ challenge: string; signature: string }>> {
  const fresh = await ask(send, address, 'challenge', {});
  if (!fresh.ok) return fresh;
  const { challenge } = fresh.value;
  const text = new TextEncoder().encode(signedText(purpose, key.id, challenge));
  return ok({ challenge, signature: toBase64(ed25519.sign(text, key.privateKey)) });
}

/** A token for the laptop alone, or for a person on it. */
export async function signInAt(
  send: EndpointSend,
  address: string,
  key: DeviceKey,
  person?: Credentials & { readonly staff: string },
): Promise<Result<SignedIn>> {
  const signed = await signedChallenge(send, address, key, 'sign-in');
  if (!signed.ok) return signed;
  return ask(send, address, 'signIn', { device: key.id, ...signed.value, ...(person === undefined ? {} : { person }) });
}

/** A third of what a token lives. */
const greetingMilliseconds = 300_000;

/** The line of an enrolled laptop: signs in when it must, and again when a token was used up. */
export class DeviceLine {
  readonly #send: EndpointSend;
  readonly #address: string;
  readonly #key: DeviceKey;
  readonly #onSignedIn: (reply: SignedIn, tookMilliseconds: number) => Promise<void>;
  #token: string | null = null;
  #greeted: { readonly at: number; readonly reply: SignedIn } | null = null;

  constructor(
    send: EndpointSend,
    address: string,
    key: { readonly id: string; readonly privateKey: string },
    onSignedIn: (reply: SignedIn, tookMilliseconds: number) => Promise<void>,
  ) {
    this.#send = send;
    this.#address = address;
    this.#key = { id: key.id, privateKey: fromBase64(key.privateKey) };
    this.#onSignedIn = onSignedIn;
  }

  get token(): string | null {
    return this.#token;
  }

  /** The highest number the endpoint held of this laptop at the last greeting; null before one. */
  get lastN(): number | null {
    return this.#greeted?.reply.lastN ?? null;
  }

  /** The endpoint said at the last greeting that this laptop was withdrawn. */
  get isRevoked(): boolean {
    return this.#greeted?.reply.revoked === true;
  }

  /** Signs in where that is some minutes ago: clock, lease and members change seldom, and an exchange comes with every act. */
  async greetWhereDue(): Promise<Result<SignedIn>> {
    const known = this.#greeted;
    if (known !== null && performance.now() - known.at < greetingMilliseconds && !this.isRevoked)
      return ok(known.reply);
    return this.greet();
  }

  /** Signs in anew, so that clock, lease and members are those of this moment. */
  async greet(): Promise<Result<SignedIn>> {
    const asked = performance.now();
    const reply = await signInAt(this.#send, this.#address, this.#key);
    if (!reply.ok) return reply;
    this.#token = reply.value.token;
    this.#greeted = { at: performance.now(), reply: reply.value };
    await this.#onSignedIn(reply.value, performance.now() - asked);
    return reply;
  }

  /** A message of the laptop. A token that is over is renewed once; a second refusal is told. */
  readonly send = async <Name extends MessageName>(
    name: Name,
    request: RequestOf<(typeof messages)[Name]>,
  ): Promise<Result<ReplyOf<(typeof messages)[Name]>>> => {
    if (this.#token !== null) {
      const reply = await ask(this.#send, this.#address, name, request, this.#token);
      if (reply.ok || reply.error.code !== 'not-signed-in') return reply;
    }
    const greeted = await this.greet();
    if (!greeted.ok) return greeted;
    return ask(this.#send, this.#address, name, request, greeted.value.token);
  };
}

/** A line for one message of the laptop, beside that of the exchange. */
export function deviceLine(send: EndpointSend, { address, privateKey }: ExchangeState, device: string): DeviceLine {
  return new DeviceLine(send, address, { id: device, privateKey }, () => Promise.resolve());
}
