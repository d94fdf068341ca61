import { z } from 'zod';
import { bounds } from '../sync/protocol/bounds.ts';
import { readEndpointAddress } from '../sync/endpoint-address.ts';
import type { Result } from '../lib/result.ts';

/** Where the browser server takes what the page has for the endpoint; the desktop app has a channel for it. */
export const ENDPOINT_LINE_PATH = '/endpoint-line';

/** A page of a pull is bounded in entries and bytes, but one entry may be a bulk load. */
export const MAX_ENDPOINT_REPLY_BYTES = 64 * 1024 * 1024;
/** What stands around a push's own bytes. */
const MAX_REQUEST_LETTERS = bounds.pushBytes + 64 * 1024;
export const MAX_ENDPOINT_REQUEST_BYTES = MAX_REQUEST_LETTERS + 4096;

/** One message on its way to an endpoint: only its own paths, only JSON texts, only over TLS or to this machine. */
export const endpointRequest = z.strictObject({
  address: z
    .string()
    .max(300)
    .refine((address) => {
      const read = readEndpointAddress(address);
      return read.ok && read.value === address;
    }),
  path: z.string().regex(/^\/v1(?:\/[a-z][a-z-]{0,30}){1,3}$/),
  token: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .exactOptional(),
  body: z.string().max(MAX_REQUEST_LETTERS),
});
export type EndpointRequest = z.infer<typeof endpointRequest>;

export const endpointReply = z.strictObject({
  status: z.number().int().min(100).max(599),
  text: z.string().max(MAX_ENDPOINT_REPLY_BYTES),
});
export type EndpointReply = z.infer<typeof endpointReply>;

/** Carries one message; 'no-line' where nothing answered. What the endpoint answered, refusals too, is a value. */
export type EndpointSend = (request: EndpointRequest) => Promise<Result<EndpointReply>>;

export const noLine = {
  code: 'no-line',
  message: 'The local authority could not be reached. Nothing is lost; Waymark tries again by itself.',
} as const;
