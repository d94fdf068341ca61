import { z } from 'zod';
import { bounds } from '../sync/protocol/bounds.ts';
import { readEndpointAddress } from '../sync/endpoint-address.ts';
import type { Result } from '../lib/result.ts';

/** Where the browser server takes what the page has for the endpoint; the desktop app has a channel for it. */
export const ENDPOINT_LINE_PATH = '/endpoint-line';
/** Where it takes the wish to wait for news. */
export const ENDPOINT_NEWS_PATH = '/endpoint-news';

/** A page of a pull is bounded in entries and bytes, but one entry may be a bulk load. */
export const MAX_ENDPOINT_REPLY_BYTES = 64 * 1024 * 1024;
/** What stands around a push's own bytes. */
const MAX_REQUEST_LETTERS = bounds.pushBytes + 64 * 1024;
export const MAX_ENDPOINT_REQUEST_BYTES = MAX_REQUEST_LETTERS + 4096;

const address = z
  .string()
  .max(300)
  .refine((text) => {
    const read = readEndpointAddress(text);
    return read.ok && read.value === text;
  });
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** One message on its way to an endpoint: only its own paths, only JSON texts, only over TLS or to this machine. */
export const endpointRequest = z.strictObject({
  address,
  path: z.string().regex(/^\/v1(?:\/[a-z][a-z-]{0,30}){1,3}$/),
  token: token.exactOptional(),
  body: z.string().max(MAX_REQUEST_LETTERS),
});
export type EndpointRequest = z.infer<typeof endpointRequest>;

export const endpointReply = z.strictObject({
  status: z.number().int().min(100).max(599),
  text: z.string().max(MAX_ENDPOINT_REPLY_BYTES),
});
export type EndpointReply = z.infer<typeof endpointReply>;

/** To be told when the endpoint has news, by its poke (shared/sync/protocol/poke.ts). */
export const newsRequest = z.strictObject({ address, token });
export type NewsRequest = z.infer<typeof newsRequest>;
export const newsReply = z.strictObject({ news: z.boolean() });
/** Waits, for minutes if need be. `news` is false where the wait ended without any; 'no-line' where there is no such line. */
export type EndpointNews = (request: NewsRequest) => Promise<Result<z.infer<typeof newsReply>>>;

/** Carries one message; 'no-line' where nothing answered. What the endpoint answered, refusals too, is a value. */
export type EndpointSend = (request: EndpointRequest) => Promise<Result<EndpointReply>>;

export const noLine = {
  code: 'no-line',
  message: 'The local authority could not be reached. Nothing is lost; Waymark tries again by itself.',
} as const;
