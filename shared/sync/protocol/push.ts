import { z } from 'zod';
import { base64, base64Of } from './bytes.ts';
import { bounds } from './bounds.ts';
import { someParts } from './commit-parts.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';
import { outcomeSchema } from './outcome.ts';

/** A commit as it is delivered: parts in the open, and those that who delivers it may not read in a box (commit-box.ts). */
export const sentCommit = z
  .strictObject({
    n: ids.positive,
    parts: someParts,
    box: base64(bounds.boxBytes).exactOptional(),
    proof: base64Of(32),
    /** Where it was numbered first: box and proof are bound to that (replace-device.ts). */
    origin: z.strictObject({ device: ids.deviceId, n: ids.positive }).exactOptional(),
  })
  .refine(({ parts, box }) => parts.register !== undefined || box !== undefined);
export type SentCommit = z.infer<typeof sentCommit>;

export const commitResult = z.object({
  n: ids.positive,
  number: ids.positive,
  /** In the order in which decoding the base part gives the changes; one entry alone where it speaks of the whole commit. */
  outcomes: z.array(outcomeSchema),
  /** The commit as a whole could not be judged change by change (unreadable, a proof that does not fit). */
  whole: z.literal(true).exactOptional(),
});
export type CommitResult = z.infer<typeof commitResult>;

/**
 * Every number is sent, in order. The endpoint answers for each what became of it; sent again, it answers the same.
 * It stops at a gap, and at a number it holds with another body (a copied profile).
 */
export const push = defineMessage({
  name: 'push',
  path: '/v1/push',
  sender: 'device',
  mostBytes: bounds.pushBytes,
  request: z.strictObject({ commits: z.array(sentCommit).min(1).max(bounds.commitsPerPush) }),
  reply: z.object({
    epoch: ids.epoch,
    results: z.array(commitResult),
    /** The highest number the endpoint holds of this device. */
    lastN: ids.logNumber,
    stopped: z
      .discriminatedUnion('is', [
        z.object({ is: z.literal('gap'), expected: ids.positive }),
        z.object({ is: z.literal('forked'), n: ids.positive }),
      ])
      .exactOptional(),
  }),
});
