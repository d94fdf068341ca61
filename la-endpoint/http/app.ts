import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Result } from '../../shared/lib/result.ts';
import type { Message } from '../../shared/sync/protocol/message.ts';
import { messages, type MessageName } from '../../shared/sync/protocol/messages.ts';
import { healthPath } from '../../shared/sync/protocol/health.ts';
import { nothingHere, statusOf, type RefusalBody } from '../../shared/sync/protocol/refusal.ts';
import { pokePath } from '../../shared/sync/protocol/poke.ts';
import { oldestProtocolVersion, protocolHeader, protocolVersion } from '../../shared/sync/protocol/protocol-version.ts';
import { schemaVersion } from '../../shared/model/registry.ts';
import { wholePage, type PageSize } from '../core/pull.ts';
import type { Ports } from '../core/ports.ts';
import { RateLimit } from '../core/rate.ts';
import { senderOf, type Sender } from '../core/sign-in.ts';
import { handlers, type Context } from './handlers.ts';
import type { PokeHub } from './poke-hub.ts';
import { sendReply } from './reply.ts';

export interface AppInput {
  readonly ports: Ports;
  readonly pokes: PokeHub;
  readonly ping: () => Promise<boolean>;
  readonly isStopping: () => boolean;
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Whether the sender's address comes from a proxy in front. */
  readonly behindProxy?: boolean;
  readonly pageSize?: PageSize;
  /** How long a sender may take; shorter in tests, which do not wait. */
  readonly patience?: Patience;
  readonly onTrouble: (error: unknown, where: string) => void;
}

/** In milliseconds. Node looks for those who are late every `lookEvery`, so a line may be held for the two together. */
export interface Patience {
  readonly request: number;
  /** Nobody needs long to say what they want: a slower head is a client that holds connections. */
  readonly head: number;
  readonly lookEvery: number;
}

const usualPatience: Patience = { request: 60_000, head: 10_000, lookEvery: 5000 };
const unknownPerSecond = 2;
const unknownBurst = 60;
const devicePerSecond = 20;
const deviceBurst = 200;

const refusals = {
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

/** The endpoint's HTTP side: every message of the protocol as a route, `/health`, and the poke. */
export function buildApp(input: AppInput): FastifyInstance {
  const patience = input.patience ?? usualPatience;
  const lines = { headersTimeout: patience.head, connectionsCheckingInterval: patience.lookEvery };
  const app: FastifyInstance = fastify({
    bodyLimit: 1024,
    requestTimeout: patience.request,
    trustProxy: input.behindProxy === true,
    forceCloseConnections: 'idle',
    http: lines,
    ...(input.tls === undefined ? {} : { https: { ...input.tls, minVersion: 'TLSv1.2', ...lines } }),
  } as object);
  const gate = new Gate(input);
  for (const name of Object.keys(messages) as MessageName[]) addRoute(app, input, gate, name);
  addHealth(app, input);
  app.get(pokePath, (request, reply) => poke(input, gate, request, reply));
  app.setNotFoundHandler((_request, reply) => refuse(reply, nothingHere));
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    if (error.statusCode === 413) return refuse(reply, refusals.tooLarge);
    if (error.statusCode !== undefined && error.statusCode < 500) return refuse(reply, refusals.badRequest);
    input.onTrouble(error, request.routeOptions.url ?? 'unknown address');
    return refuse(reply, refusals.trouble);
  });
  return app;
}

function refuse(reply: FastifyReply, body: RefusalBody): FastifyReply {
  return reply.code(statusOf[body.code] ?? 409).send(body);
}

/** What is asked of every request before its body is looked at. */
class Gate {
  readonly #input: AppInput;
  readonly #unknown = new RateLimit(unknownBurst, unknownPerSecond);
  readonly #devices = new RateLimit(deviceBurst, devicePerSecond);

  constructor(input: AppInput) {
    this.#input = input;
  }

  async admit(request: FastifyRequest, kind: Message['sender']): Promise<Sender | null | RefusalBody> {
    const { ports } = this.#input;
    if (this.#input.isStopping()) return refusals.stopping;
    const version = Number(request.headers[protocolHeader]);
    if (!Number.isInteger(version) || version < 1) return refusals.badRequest;
    if (version < oldestProtocolVersion) return refusals.tooOld;
    if (version > protocolVersion) return refusals.tooNew;
    if (kind === 'anyone') return this.#unknown.take(request.ip, ports.now()) ? null : refusals.tooMany;
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    const sender = token === undefined ? undefined : await ports.store.read((tx) => senderOf(tx, token, ports.now()));
    if (sender === undefined)
      return this.#unknown.take(request.ip, ports.now()) ? refusals.notSignedIn : refusals.tooMany;
    return this.#devices.take(sender.device.id, ports.now()) ? sender : refusals.tooMany;
  }
}

function isRefusal(admitted: Sender | null | RefusalBody): admitted is RefusalBody {
  return admitted !== null && 'code' in admitted;
}

function addRoute(app: FastifyInstance, input: AppInput, gate: Gate, name: MessageName): void {
  const message: Message = messages[name];
  app.post(message.path, { bodyLimit: message.mostBytes }, async (request, reply) => {
    const sender = await gate.admit(request, message.sender);
    if (isRefusal(sender)) return refuse(reply, sender);
    // Permission before existence, and before the body: what is not for the sender is not there.
    if (!maySend(message, sender)) return refuse(reply, nothingHere);
    const parsed = message.request.safeParse(request.body);
    if (!parsed.success) return refuse(reply, refusals.badRequest);
    const context = { ports: input.ports, sender, pageSize: input.pageSize ?? wholePage };
    // The gate gave the sender the message declares, and the message's own schema parsed the request.
    const handler = handlers[name] as (context: Context<unknown>, request: unknown) => Promise<Result<unknown>>;
    const result = await handler(context, parsed.data);
    return result.ok ? sendReply(request, reply, result.value) : refuse(reply, result.error);
  });
}

function maySend(message: Message, sender: Sender | null): boolean {
  if (message.sender === 'anyone') return true;
  if (message.sender === 'device') return sender?.person === null;
  const role = sender?.person?.role;
  return role !== undefined && message.roles?.includes(role) === true;
}

function addHealth(app: FastifyInstance, { ping, isStopping, ports }: AppInput): void {
  app.get(healthPath, async (_request, reply) => {
    const isReady = await ping();
    const stopping = isStopping();
    return reply.code(isReady && !stopping ? 200 : 503).send({
      ok: isReady && !stopping,
      protocol: { newest: protocolVersion, oldest: oldestProtocolVersion },
      schema: schemaVersion,
      database: isReady ? 'ready' : 'away',
      stopping,
      now: ports.now(),
    });
  });
}

async function poke(input: AppInput, gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const sender = await gate.admit(request, 'device');
  if (isRefusal(sender)) return refuse(reply, sender);
  if (sender?.person !== null || sender.device.revokedAt !== null) return refuse(reply, nothingHere);
  reply.hijack();
  await input.pokes.add(sender.device, reply.raw);
  return reply;
}
