import { z } from 'zod';

/** The body of every answer that is not the reply: words for a person, a code for the app. */
export const refusalBody = z.object({ code: z.string().max(40), message: z.string().max(400) });
export type RefusalBody = z.infer<typeof refusalBody>;

/**
 * What is not there and what is not for the sender get this same answer, so that asking teaches nothing about what
 * exists.
 */
export const nothingHere: RefusalBody = { code: 'nothing-here', message: 'There is nothing here for you.' };

export const statusOf: Readonly<Record<string, number>> = {
  'bad-request': 400,
  'not-signed-in': 401,
  revoked: 403,
  'nothing-here': 404,
  'too-large': 413,
  'too-old': 426,
  'too-new': 426,
  'too-many': 429,
  trouble: 500,
  stopping: 503,
};
