import { z } from 'zod';
import { base64Of } from './bytes.ts';
import { bounds } from './bounds.ts';
import { commitParts } from './commit-parts.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';

/** A commit of any laptop, whole, as the log gave it out with its proof. */
export const keptCommit = z.strictObject({
  device: ids.deviceId,
  n: ids.positive,
  parts: commitParts,
  proof: base64Of(32),
});
export type KeptCommit = z.infer<typeof keptCommit>;

/**
 * What became of a commit that was given back:
 * taken    - it was lost in the restore, and is in the log again;
 * held     - the endpoint has it;
 * gap      - an earlier number of that laptop is missing: give it back again later;
 * unproved - it cannot be checked now: the laptop or the person is not known here, or the proof does not fit.
 */
export const givenBack = z.enum(['taken', 'held', 'gap', 'unproved']);
export type GivenBack = z.infer<typeof givenBack>;

/**
 * After a restore: commits of others that this device pulled and kept, in the order of their old numbers, before it sends
 * new work of its own. The endpoint believes the author's proof, not who delivers.
 */
export const giveBack = defineMessage({
  name: 'giveBack',
  path: '/v1/give-back',
  sender: 'device',
  mostBytes: bounds.pushBytes,
  request: z.strictObject({ commits: z.array(keptCommit).min(1).max(bounds.commitsPerPush) }),
  reply: z.object({
    epoch: ids.epoch,
    /** One for each commit, in the order in which they were given. */
    results: z.array(givenBack),
  }),
});
