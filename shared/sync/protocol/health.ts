import { z } from 'zod';
import * as ids from './ids.ts';

/** GET /health: for whoever watches the machine. Says nothing about anybody. */
export const healthPath = '/health';
export const health = z.object({
  ok: z.boolean(),
  protocol: z.object({ newest: z.number().int(), oldest: z.number().int() }),
  schema: z.number().int(),
  /** Whether the database answers. */
  database: z.enum(['ready', 'away']),
  stopping: z.boolean(),
  now: ids.instant,
});
export type Health = z.infer<typeof health>;
