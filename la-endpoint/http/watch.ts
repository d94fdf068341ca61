import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { messages } from '../../shared/sync/protocol/messages.ts';
import { nothingHere } from '../../shared/sync/protocol/refusal.ts';
import { refuse } from './gate.ts';
import { Metrics, type Gauge } from './metrics.ts';

export const metricsPath = '/metrics';

/** One answered request, for the log: which message, never what it said. */
export interface RequestLine {
  readonly message: string;
  readonly status: number;
  readonly milliseconds: number;
}

export interface WatchInput {
  /** Whoever shows this as a bearer may read the metrics; null where only this machine may. */
  readonly token: string | null;
  /** A proxy in front makes every sender look like this machine. */
  readonly behindProxy: boolean;
  /** What the database and its connections tell at the moment. */
  readonly figures: () => Promise<readonly Gauge[]>;
  readonly onAnswered: (line: RequestLine) => void;
}

const nameOfPath = new Map<string, string>(Object.values(messages).map(({ path, name }) => [path, name]));
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Counts and times every request, hands a line of each to the log, and serves `/metrics`. */
export function watch(app: FastifyInstance, input: WatchInput): void {
  const metrics = new Metrics();
  let underWay = 0;
  app.addHook('onRequest', (_request, reply, done) => {
    underWay += 1;
    // Also an open line ends so, which is never answered.
    reply.raw.once('close', () => (underWay -= 1));
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const message = nameOfPath.get(request.routeOptions.url ?? '') ?? 'other';
    const milliseconds = Math.round(reply.elapsedTime);
    // The poke and the watching itself last as long as their listener likes, or say nothing.
    if (message !== 'other') {
      metrics.answered(message, reply.statusCode, reply.elapsedTime / 1000);
      input.onAnswered({ message, status: reply.statusCode, milliseconds });
    }
    done();
  });
  app.get(metricsPath, async (request, reply) => {
    if (!mayRead(request, input)) return refuse(reply, nothingHere);
    const gauges = [...processGauges(underWay), ...(await input.figures())];
    return sendText(reply, metrics.text(gauges));
  });
}

function sendText(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8').send(text);
}

function mayRead(request: FastifyRequest, { token, behindProxy }: WatchInput): boolean {
  if (token === null) return !behindProxy && loopback.has(request.socket.remoteAddress ?? '');
  return isSame(request.headers.authorization ?? '', `Bearer ${token}`);
}

/** Compares digests, so that neither content nor length of the token shows in the time it takes. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function processGauges(underWay: number): Gauge[] {
  return [
    {
      name: 'waymark_requests_under_way',
      help: 'Requests not answered yet, open pokes among them.',
      values: [{ value: underWay }],
    },
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory of this process.',
      values: [{ value: process.memoryUsage.rss() }],
    },
    { name: 'waymark_up_seconds', help: 'Since this process started.', values: [{ value: process.uptime() }] },
  ];
}
