import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { EndpointSend } from '../../../shared/ipc/endpoint-line.ts';
import type { ReplyOf, RequestOf } from '../../../shared/sync/protocol/message.ts';
import type { MessageName, messages } from '../../../shared/sync/protocol/messages.ts';
import { now } from '../clock.ts';
import type { Session } from '../session.ts';
import { keyOfState } from './enrol.ts';
import { ask, deviceLine, signInAt } from './line.ts';
import { readState } from './state.ts';
import { tellPassphrase } from './tell-passphrase.ts';
import type { Credentials } from './things.ts';

/** A person's token ends a little before the endpoint ends it, so that no act fails half-way through. */
const spareMilliseconds = 30_000;

/** A person signed in at the endpoint for ten minutes, to administer. In memory only. */
export class PersonLine {
  readonly #session: Session;
  readonly #send: EndpointSend;
  #token: { readonly text: string; readonly until: number } | null = null;

  constructor(session: Session, send: EndpointSend) {
    this.#session = session;
    this.#send = send;
  }

  get isOpen(): boolean {
    return this.#token !== null && this.#token.until > now();
  }

  /** The laptop has another identity now: who signed in on the old one signs in again. */
  forget(): void {
    this.#token = null;
  }

  async open({ passphrase, oneTimeCode }: Credentials): Promise<Result<null>> {
    const { database, device, member } = this.#session;
    const state = await readState(database);
    if (state === null) return refused('alone', 'This laptop is not connected to the local authority.');
    const key = keyOfState(device, state);
    // A passphrase just changed here is the one the person types: the endpoint must have heard of it.
    await tellPassphrase(this.#session, deviceLine(this.#send, state, device).send);
    const person = { staff: member.id, passphrase, ...(oneTimeCode === undefined ? {} : { oneTimeCode }) };
    const reply = await signInAt(this.#send, state.address, key, person);
    if (!reply.ok) return reply;
    const { token, expiresInSeconds } = reply.value;
    this.#token = { text: token, until: now() + expiresInSeconds * 1000 - spareMilliseconds };
    return ok(null);
  }

  async send<Name extends MessageName>(
    name: Name,
    request: RequestOf<(typeof messages)[Name]>,
  ): Promise<Result<ReplyOf<(typeof messages)[Name]>>> {
    const state = await readState(this.#session.database);
    if (state === null) return refused('alone', 'This laptop is not connected to the local authority.');
    if (this.#token === null || !this.isOpen) return refused('not-signed-in', 'Enter your passphrase again.');
    return ask(this.#send, state.address, name, request, this.#token.text);
  }
}
