import { z } from 'zod';
import type { Result } from '../lib/result.ts';
import type { ChannelKey } from './channels.ts';
import { endpointReply, endpointRequest, newsReply, newsRequest } from './endpoint-line.ts';

/** No file a centre works with comes near this; more would only exhaust memory. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;
const MAX_SECRET_BYTES = 4096;

const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);
const fileBytes = bytes.refine((value) => value.byteLength <= MAX_FILE_BYTES);
const secretBytes = bytes.refine((value) => value.byteLength > 0 && value.byteLength <= MAX_SECRET_BYTES);

/** One plain name: no folder, no leading dot, no control or reserved character, so that it can only name a file. */
const fileName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^.\u0000-\u001f<>:"/\\|?*][^\u0000-\u001f<>:"/\\|?*]*$/u);
const extension = z.string().regex(/^\.[a-z0-9]{1,8}$/);
const secretName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const nothing = z.strictObject({});

/** Every channel once: what may be asked and what is answered. Both sides parse with it. */
export const contract = {
  saveFile: {
    request: z.strictObject({ suggestedName: fileName, bytes: fileBytes, mime: z.string().max(100) }),
    reply: z.strictObject({ outcome: z.enum(['saved', 'cancelled']) }),
  },
  openFile: {
    request: z.strictObject({ accept: z.array(extension).min(1).max(12) }),
    reply: z.strictObject({ file: z.strictObject({ name: z.string(), bytes: fileBytes }).nullable() }),
  },
  printPage: { request: nothing, reply: nothing },
  printToPdf: {
    request: z.strictObject({ suggestedName: fileName, landscape: z.boolean() }),
    reply: z.strictObject({ outcome: z.enum(['saved', 'cancelled']) }),
  },
  keepSecret: {
    request: z.strictObject({ name: secretName, secret: secretBytes }),
    reply: z.strictObject({ kept: z.boolean() }),
  },
  readSecret: {
    request: z.strictObject({ name: secretName }),
    reply: z.strictObject({ secret: secretBytes.nullable() }),
  },
  forgetSecret: { request: z.strictObject({ name: secretName }), reply: nothing },
  notify: {
    request: z.strictObject({ title: z.string().min(1).max(100), words: z.string().max(300) }),
    reply: nothing,
  },
  endpointSend: { request: endpointRequest, reply: endpointReply },
  endpointNews: { request: newsRequest, reply: newsReply },
  appInfo: { request: nothing, reply: z.strictObject({ version: z.string(), hasKeyStore: z.boolean() }) },
  quitSafely: { request: nothing, reply: nothing },
} satisfies Record<ChannelKey, { request: z.ZodType; reply: z.ZodType }>;

export type IpcContract = typeof contract;
export type IpcRequest<K extends ChannelKey> = z.input<IpcContract[K]['request']>;
export type IpcReplyValue<K extends ChannelKey> = z.output<IpcContract[K]['reply']>;
/** What crosses the bridge: a value or a refusal in words, never an exception. */
export type IpcReply<K extends ChannelKey> = Result<IpcReplyValue<K>>;
