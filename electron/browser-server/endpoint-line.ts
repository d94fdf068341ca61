import type { IncomingMessage } from 'node:http';
import { endpointRequest, MAX_ENDPOINT_REQUEST_BYTES } from '../../shared/ipc/endpoint-line.ts';
import { jsonAnswer, plainAnswer, type BundleAnswer } from '../assets/bundle-files.ts';
import { sendToEndpoint } from '../endpoint-line/send.ts';

/**
 * Takes a message from our own page to the endpoint. A page of another site can send to this address too, but its browser
 * says so in headers no script can set, and JSON from elsewhere would be asked about first; both are refused.
 */
export async function answerLine(request: IncomingMessage, ownOrigin: string): Promise<BundleAnswer> {
  if (!isOwnPage(request, ownOrigin)) return plainAnswer(403, 'Only Waymark itself may send from here.');
  if (request.headers['content-type'] !== 'application/json') return plainAnswer(415, 'Only JSON is taken here.');
  const body = await boundedBody(request);
  if (body === null) return plainAnswer(413, 'That is larger than anything Waymark sends.');
  const parsed = endpointRequest.safeParse(parseJson(body));
  if (!parsed.success) return plainAnswer(400, 'Waymark asked its server for something it does not do.');
  return jsonAnswer(await sendToEndpoint(parsed.data));
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
