import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const compress = promisify(gzip);
/** Below this compressing costs more than it saves. */
const worthCompressingBytes = 1400;
/** A page of a first fill goes out at once, a third larger, rather than be waited for. */
const large = 64 * 1024;
const [quickest, usual] = [1, 6];

/** Sends a reply as JSON, compressed for those who take it. Nothing of it may be stored on the way. */
export async function sendReply(request: FastifyRequest, reply: FastifyReply, value: unknown): Promise<FastifyReply> {
  const body = Buffer.from(JSON.stringify(value));
  reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store');
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (!takesGzip || body.length < worthCompressingBytes) return reply.send(body);
  return reply
    .header('content-encoding', 'gzip')
    .header('vary', 'accept-encoding')
    .send(await compress(body, { level: body.length > large ? quickest : usual }));
}
