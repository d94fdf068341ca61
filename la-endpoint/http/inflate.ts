import { PassThrough, type Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import type { FastifyRequest, RequestPayload } from 'fastify';

/** An error that the server answers with its status. */
class BodyProblem extends Error {
  readonly statusCode: number;

  constructor(statusCode: number) {
    super('A body that cannot be taken');
    this.statusCode = statusCode;
  }
}

const unreadable = 400;
const tooLarge = 413;
const unknownCoding = 415;

/**
 * A request's body unpacked as its Content-Encoding says (gzip or deflate, RFC 9110, section 8.4.1). Stops at the message's
 * bound, so that a small body cannot unfold into a large one.
 */
export function unpackedBody(
  request: FastifyRequest,
  payload: RequestPayload,
  mostBytes: number,
): Promise<RequestPayload> {
  const coding = request.headers['content-encoding'] ?? 'identity';
  if (coding === 'identity') return Promise.resolve(payload);
  if (coding !== 'gzip' && coding !== 'deflate') return Promise.reject(new BodyProblem(unknownCoding));
  return Promise.resolve(inflated(payload, coding, mostBytes));
}

type Counted = Readable & { receivedEncodedLength: number };

function inflated(payload: RequestPayload, coding: 'gzip' | 'deflate', mostBytes: number): Counted {
  const inflater = coding === 'gzip' ? createGunzip() : createInflate();
  const body: Counted & PassThrough = Object.assign(new PassThrough(), { receivedEncodedLength: 0 });
  const stop = (status: number): void => {
    payload.unpipe(inflater);
    // The rest is read and thrown away, so that the sender can hear the answer.
    payload.resume();
    inflater.destroy();
    body.destroy(new BodyProblem(status));
  };
  let bytes = 0;
  payload.on('data', (chunk: Buffer) => (body.receivedEncodedLength += chunk.length));
  payload.on('error', () => stop(unreadable));
  inflater.on('error', () => stop(unreadable));
  inflater.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) stop(tooLarge);
    else body.write(chunk);
  });
  inflater.on('end', () => body.end());
  payload.pipe(inflater);
  return body;
}
