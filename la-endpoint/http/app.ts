import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Result } from '../../shared/lib/result.ts';
import type { Message } from '../../shared/sync/protocol/message.ts';
import { messages, type MessageName } from '../../shared/sync/protocol/messages.ts';
import { healthPath } from '../../shared/sync/protocol/health.ts';
import { nothingHere } from '../../shared/sync/protocol/refusal.ts';
import { pokePath } from '../../shared/sync/protocol/poke.ts';
import { oldestProtocolVersion, protocolVersion } from '../../shared/sync/protocol/protocol-version.ts';
import { schemaVersion } from '../../shared/model/registry.ts';
import { wholePage, type PageSize } from '../core/pull.ts';
import type { Ports } from '../core/ports.ts';
import type { Sender } from '../core/sign-in.ts';
import { Gate, refusals, refuse } from './gate.ts';
import { handlers, type Context } from './handlers.ts';
import type { PokeHub } from './poke-hub.ts';
import { unpackedBody } from './inflate.ts';
import { sendReply } from './reply.ts';
import { watch, type WatchInput } from './watch.ts';

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
  /** Counts, times and a line of the log for every request; left out, nobody watches. */
  readonly watched?: Omit<WatchInput, 'behindProxy'>;
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
  if (input.watched !== undefined) watch(app, { ...input.watched, behindProxy: input.behindProxy === true });
  // What was under way when told to stop is finished, and its line closed, or stopping would wait until the client lets go.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (input.isStopping()) reply.header('connection', 'close');
    done(null, payload);
  });
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

function addRoute(app: FastifyInstance, input: AppInput, gate: Gate, name: MessageName): void {
  const message: Message = messages[name];
  const senders = new WeakMap<FastifyRequest, Sender>();
  app.route({
    method: 'POST',
    url: message.path,
    bodyLimit: message.mostBytes,
    onRequest: async (request, reply) => {
      const admission = await gate.admit(request, message);
      if ('refusal' in admission) return refuse(reply, admission.refusal);
      if (admission.sender !== null) senders.set(request, admission.sender);
      return undefined;
    },
    preParsing: (request, _reply, payload) => unpackedBody(request, payload, message.mostBytes),
    handler: async (request, reply) => {
      const parsed = message.request.safeParse(request.body);
      if (!parsed.success) return refuse(reply, refusals.badRequest);
      const sender = senders.get(request) ?? null;
      const context = { ports: input.ports, sender, pageSize: input.pageSize ?? wholePage };
      // The gate gave the sender the message declares, and the message's own schema parsed the request.
      const handler = handlers[name] as (context: Context<unknown>, request: unknown) => Promise<Result<unknown>>;
      const answer = (): Promise<Result<unknown>> => handler(context, parsed.data);
      const result = await (sender === null
        ? gate.answerUnknown(request, showsPassphrase(parsed.data), answer)
        : answer());
      return result.ok ? sendReply(request, reply, result.value) : refuse(reply, result.error);
    },
  });
}

function showsPassphrase(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'person' in request && request.person !== undefined;
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
  const admission = await gate.admit(request, { sender: 'device' });
  if ('refusal' in admission) return refuse(reply, admission.refusal);
  const { sender } = admission;
  if (sender?.device.revokedAt !== null) return refuse(reply, nothingHere);
  reply.hijack();
  await input.pokes.add(sender.device, reply.raw);
  return reply;
}
