import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import {
  ENDPOINT_LINE_PATH,
  ENDPOINT_NEWS_PATH,
  endpointRequest,
  MAX_ENDPOINT_REQUEST_BYTES,
  newsRequest,
} from '../../shared/ipc/endpoint-line.ts';
import type { Result } from '../../shared/lib/result.ts';
import { jsonAnswer, plainAnswer, type BundleAnswer } from '../assets/bundle-files.ts';
import { sendToEndpoint } from '../endpoint-line/send.ts';
import { waitForNews } from '../endpoint-line/wait.ts';

interface Line<Request> {
  readonly request: z.ZodType<Request>;
  readonly answer: (request: Request) => Promise<Result<unknown>>;
}

/** What the page may ask of the endpoint through this server, by address. */
const lines: ReadonlyMap<string, (body: unknown) => Promise<Result<unknown>> | null> = new Map([
  [ENDPOINT_LINE_PATH, taking({ request: endpointRequest, answer: sendToEndpoint })],
  [ENDPOINT_NEWS_PATH, taking({ request: newsRequest, answer: waitForNews })],
]);

function taking<Request>({ request, answer }: Line<Request>): (body: unknown) => Promise<Result<unknown>> | null {
  return (body) => {
    const parsed = request.safeParse(body);
    return parsed.success ? answer(parsed.data) : null;
  };
}

export function isLine(path: string | undefined): boolean {
  return path !== undefined && lines.has(path);
}

/**
 * Takes a message from our own page to the endpoint. A page of another site can send to this address too, but its browser
 * says so in headers no script can set, and JSON from elsewhere would be asked about first; both are refused.
 */
export async function answerLine(request: IncomingMessage, ownOrigin: string): Promise<BundleAnswer> {
  if (!isOwnPage(request, ownOrigin)) return plainAnswer(403, 'Only Waymark itself may send from here.');
  if (request.headers['content-type'] !== 'application/json') return plainAnswer(415, 'Only JSON is taken here.');
  const body = await boundedBody(request);
  if (body === null) return plainAnswer(413, 'That is larger than anything Waymark sends.');
  const answer = await lines.get(request.url ?? '')?.(parseJson(body));
  if (answer === undefined || answer === null)
    return plainAnswer(400, 'Waymark asked its server for something it does not do.');
  return jsonAnswer(answer);
}

/** Sec-Fetch-Site is sent by every browser that can run Waymark (W3C Fetch Metadata); Origin comes with every POST. */
function isOwnPage({ headers }: IncomingMessage, ownOrigin: string): boolean {
  return headers['sec-fetch-site'] === 'same-origin' && headers.origin === ownOrigin;
}

async function boundedBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // A request's chunks are buffers as long as no encoding is set on it.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ENDPOINT_REQUEST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
