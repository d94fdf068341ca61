import { z } from 'zod';

const unit = z.string().max(40);
const units = z.array(unit).max(100);

/** Proposals that the change put to rest, by the unit they were about. */
const settles = z.array(z.object({ unit, proposals: z.array(z.string().max(80)) }));

/**
 * What became of one change:
 * applied   - it stands; units named in `merged` stood already with the same value, entered by somebody else;
 * contested - the units named were set elsewhere, unseen by the author: the standing value stays, this one is a proposal;
 *             its other units are applied. `nothing`: no unit of the change was applied;
 * refused   - parked, with words for the author;
 * waits     - parked until something else has happened: the record it alters is made (`n` of the same device), its author
 *             has an account, or a lead has agreed to what was made after access ended;
 * deferred  - this endpoint is too old to read it; kept, and judged after the upgrade.
 */
export const outcomeSchema = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('applied'),
    merged: units.exactOptional(),
    settles: settles.exactOptional(),
    nothing: z.literal(true).exactOptional(),
  }),
  z.object({
    is: z.literal('contested'),
    contested: units,
    merged: units.exactOptional(),
    settles: settles.exactOptional(),
    nothing: z.literal(true).exactOptional(),
  }),
  z.object({ is: z.literal('refused'), code: z.string().max(40), words: z.string().max(400) }),
  z.object({
    is: z.literal('waits'),
    on: z.enum(['record', 'account', 'lead']),
    n: z.number().int().exactOptional(),
  }),
  z.object({ is: z.literal('deferred') }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** An outcome by which the change became part of the shared state. */
export type Standing = Extract<Outcome, { is: 'applied' | 'contested' }>;

export function isStanding(outcome: Outcome): outcome is Standing {
  return outcome.is === 'applied' || outcome.is === 'contested';
}
