import {
  MAX_ENDPOINT_REPLY_BYTES,
  noLine,
  type EndpointReply,
  type EndpointRequest,
} from '../../shared/ipc/endpoint-line.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { protocolHeader, protocolVersion } from '../../shared/sync/protocol/protocol-version.ts';

/** A first fill over a slow line is long; a line that says nothing for so long is dead. */
const patienceMilliseconds = 120_000;

/** Carries one message to the endpoint, whose address and path have been parsed. Never follows it elsewhere. */
export async function sendToEndpoint({ address, path, token, body }: EndpointRequest): Promise<Result<EndpointReply>> {
  try {
    const response = await fetch(address + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [protocolHeader]: String(protocolVersion),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    const text = await boundedText(response);
    return text === null ? noAnswer : ok({ status: response.status, text });
  } catch {
    return noAnswer;
  }
}

const noAnswer: Result<never> = { ok: false, error: noLine };

/** The answer's text; null where it is larger than anything the endpoint sends. */
async function boundedText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // The body of a fetch is a stream of bytes; the type library calls its chunks unknown.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ENDPOINT_REPLY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
