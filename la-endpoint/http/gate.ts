import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Result } from '../../shared/lib/result.ts';
import type { Message } from '../../shared/sync/protocol/message.ts';
import { oldestProtocolVersion, protocolHeader, protocolVersion } from '../../shared/sync/protocol/protocol-version.ts';
import { nothingHere, statusOf, type RefusalBody } from '../../shared/sync/protocol/refusal.ts';
import type { Ports } from '../core/ports.ts';
import { RateLimit } from '../core/rate.ts';
import { senderOf, type Sender } from '../core/sign-in.ts';

/** Requests of nobody yet known, by address: a whole LA may come out of one, each laptop with a challenge and a sign-in. */
const arrivalsPerSecond = 40;
const arrivalsBurst = 1000;
/** Wrong answers by address: tokens, signatures, codes, passphrases. A right one costs nothing. */
const wrongPerSecond = 2;
const wrongBurst = 60;
const devicePerSecond = 20;
const deviceBurst = 200;

export const refusals = {
  notSignedIn: { code: 'not-signed-in', message: 'Sign in again.' },
  badRequest: { code: 'bad-request', message: 'The endpoint could not read this request.' },
  tooLarge: { code: 'too-large', message: 'This request is too large. Send less at a time.' },
  tooMany: { code: 'too-many', message: 'Too many requests. Wait a minute, then try again.' },
  tooOld: { code: 'too-old', message: 'This version of Waymark is too old for the LA’s endpoint. Update it.' },
  tooNew: {
    code: 'too-new',
    message: 'The LA’s endpoint is older than this version of Waymark and has to be updated.',
  },
  trouble: { code: 'trouble', message: 'The endpoint had a fault. Nothing was lost; try again later.' },
  stopping: { code: 'stopping', message: 'The endpoint is stopping. Try again in a moment.' },
} as const satisfies Record<string, RefusalBody>;

export function refuse(reply: FastifyReply, body: RefusalBody): FastifyReply {
  return reply.code(statusOf[body.code] ?? 409).send(body);
}

export interface GateInput {
  readonly ports: Ports;
  readonly isStopping: () => boolean;
}

export type Admission = { readonly sender: Sender | null } | { readonly refusal: RefusalBody };

/** What is asked of every request before its body is looked at. */
export class Gate {
  readonly #input: GateInput;
  readonly #arrivals = new RateLimit(arrivalsBurst, arrivalsPerSecond);
  readonly #wrong = new RateLimit(wrongBurst, wrongPerSecond);
  readonly #devices = new RateLimit(deviceBurst, devicePerSecond);

  constructor(input: GateInput) {
    this.#input = input;
  }

  /** Permission before existence: what is not for the sender is not there. */
  async admit(request: FastifyRequest, message: Pick<Message, 'sender' | 'roles'>): Promise<Admission> {
    const { ports } = this.#input;
    if (this.#input.isStopping()) return { refusal: refusals.stopping };
    const version = Number(request.headers[protocolHeader]);
    if (!Number.isInteger(version) || version < 1) return { refusal: refusals.badRequest };
    if (version < oldestProtocolVersion) return { refusal: refusals.tooOld };
    if (version > protocolVersion) return { refusal: refusals.tooNew };
    const { ip } = request;
    if (message.sender === 'anyone') {
      const isWelcome = !this.#wrong.isEmpty(ip, ports.now()) && this.#arrivals.take(ip, ports.now());
      return isWelcome ? { sender: null } : { refusal: refusals.tooMany };
    }
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    const sender = token === undefined ? undefined : await ports.store.read((tx) => senderOf(tx, token, ports.now()));
    if (sender === undefined) {
      const isGuessWelcome = this.#wrong.take(ip, ports.now());
      return { refusal: isGuessWelcome ? refusals.notSignedIn : refusals.tooMany };
    }
    if (!this.#devices.take(sender.device.id, ports.now())) return { refusal: refusals.tooMany };
    return maySend(message, sender) ? { sender } : { refusal: nothingHere };
  }

  /**
   * Answers somebody who is not known yet; a refusal counts against their address. A passphrase is costly to look at, so it counts
   * before, and no longer once it was right: as many as may be wrong may be looked at at once.
   */
  async answerUnknown<T>(
    { ip }: Pick<FastifyRequest, 'ip'>,
    showsPassphrase: boolean,
    answer: () => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const { now } = this.#input.ports;
    if (showsPassphrase && !this.#wrong.take(ip, now())) return { ok: false, error: refusals.tooMany };
    let isWrong = false;
    try {
      const result = await answer();
      isWrong = !result.ok;
      return result;
    } finally {
      // A fault of ours is not an answer, and no wrong one of theirs.
      if (showsPassphrase && !isWrong) this.#wrong.giveBack(ip, now());
      if (!showsPassphrase && isWrong) this.#wrong.charge(ip, now());
    }
  }
}

function maySend(message: Pick<Message, 'sender' | 'roles'>, { person }: Sender): boolean {
  if (message.sender === 'device') return person === null;
  return person !== null && message.roles?.includes(person.role) === true;
}
