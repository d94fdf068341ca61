import { z } from 'zod';
import type { JsonValue } from '../../model/declare.ts';
import { endpointRoles } from './roles.ts';
import { mostChanges, operations } from '../commit.ts';
import { bounds } from './bounds.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';

const json: z.ZodType<JsonValue> = z.json();

const parkedChange = z.object({
  device: ids.deviceId,
  n: ids.positive,
  /** Place among the commit's changes; -1 where the whole commit is parked. */
  index: z.number().int().min(-1),
  by: z.string(),
  at: ids.instant,
  type: z.string().nullable(),
  key: z.string().nullable(),
  pupil: z.string().nullable(),
  why: z.enum(['refused', 'record', 'account', 'lead', 'deferred']),
  words: z.string(),
  /** What it says, for a lead or an administrator: each field's value shown and its new one. */
  op: z.enum(operations).exactOptional(),
  fields: z.record(z.string(), z.tuple([json, json])).exactOptional(),
});
export type ParkedChange = z.infer<typeof parkedChange>;

/** What was refused or waits: one's own; for a lead or an administrator, the whole centre's. The author has the content on the device that made it. */
export const parked = defineMessage({
  name: 'parked',
  path: '/v1/parked',
  sender: 'person',
  roles: endpointRoles,
  mostBytes: bounds.requestBytes,
  request: z.strictObject({}),
  reply: z.object({ parked: z.array(parkedChange).max(bounds.listEntries) }),
});

/**
 * Puts a parked change to rest: withdrawn; retried (a new commit `as` of the same device took its place); or accepted by
 * a lead, where it was made after access ended.
 */
export const settleParked = defineMessage({
  name: 'settleParked',
  path: '/v1/parked/settle',
  sender: 'person',
  roles: endpointRoles,
  mostBytes: bounds.requestBytes,
  request: z.strictObject({
    device: ids.deviceId,
    n: ids.positive,
    index: z.number().int().min(-1).max(mostChanges),
    how: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('withdrawn') }),
      z.strictObject({ is: z.literal('retried'), as: ids.positive }),
      z.strictObject({ is: z.literal('accepted') }),
    ]),
  }),
  reply: z.object({ settledAt: ids.instant }),
});
