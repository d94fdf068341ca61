import { z } from 'zod';
import type { PackedCode } from '../../attendance/packed-codes.ts';
import type { MarkEntry } from '../../attendance/sheet.ts';
import type { JsonValue } from '../../model/declare.ts';
import { operations } from '../commit.ts';
import type { Proposal, Setter } from '../contest.ts';
import type { TrailEntry } from '../fold.ts';
import { base64Of } from './bytes.ts';
import { bounds } from './bounds.ts';
import { commitParts } from './commit-parts.ts';
import * as ids from './ids.ts';
import { erasedPupil } from './erase.ts';
import { defineMessage } from './message.ts';
import { outcomeSchema } from './outcome.ts';

const json: z.ZodType<JsonValue> = z.json();
const op = z.enum(operations);
const fields = z.record(z.string(), z.tuple([json, json]));
const text = z.string();
/** As an older app must take it too: a mark of a code it does not know waits for its update (understood.ts), and stops no page. */
const code = z.string().max(10) as unknown as z.ZodType<PackedCode>;
const written = { by: text, position: text, at: ids.instant, op, reason: text.exactOptional() };

const trailEntry: z.ZodType<TrailEntry> = z.object({ ...written, n: ids.positive, device: text, fields });
const markEntry: z.ZodType<MarkEntry> = z.object({
  ...written,
  n: ids.positive,
  device: text,
  code: code.nullable(),
  minutesLate: z.number().exactOptional(),
  nature: text.exactOptional(),
  arrivedAt: text.exactOptional(),
  source: text.exactOptional(),
});
const setter: z.ZodType<Setter> = z.object({ number: ids.positive, device: text, by: text, at: ids.instant });
const proposal: z.ZodType<Proposal> = z.object({
  ...written,
  id: text,
  unit: text,
  number: ids.positive,
  fields,
  closed: z.object({ how: z.enum(['settled', 'replaced']), number: ids.positive, by: text }).exactOptional(),
});

/** One tier of one record, settled up to `number`: log entries at or below it are already in it. */
export const stateRow = z.object({
  centre: ids.recordId,
  type: text,
  key: text,
  pupil: text.nullable(),
  tier: ids.tier,
  number: ids.positive,
  values: z.record(z.string(), json),
  trail: z.array(trailEntry),
  withdrawn: z.literal(true).exactOptional(),
  entries: z.array(markEntry).exactOptional(),
  units: z.record(z.string(), setter),
  proposals: z.array(proposal),
});
export type StateRow = z.infer<typeof stateRow>;

/** An entry of the shared log, as far as the device may see it: its parts hold no more. */
export const logEntry = z.object({
  number: ids.positive,
  centre: ids.recordId,
  device: ids.deviceId,
  n: ids.positive,
  parts: commitParts,
  /** One for each change of the base part; null where this entry does not rule on it, or it stands parked. */
  outcomes: z.array(outcomeSchema.nullable()),
  /** Where the parts are the commit's own, whole: its author's proof, with which it can be given back after a restore. */
  proof: base64Of(32).exactOptional(),
});
export type LogEntry = z.infer<typeof logEntry>;

/** What a device may hold: one tier of one pupil, of all pupils ('*') or of what is about no pupil (''). */
export const scopeCell = z.object({ centre: ids.recordId, subject: text.max(80), tier: ids.tier });
export type ScopeCell = z.infer<typeof scopeCell>;

/** From a cursor, in pages. Apply a page and keep its cursor in one transaction; first wipe `left` and `erased`, then take `rows`, then `log`. */
export const pull = defineMessage({
  name: 'pull',
  path: '/v1/pull',
  sender: 'device',
  mostBytes: bounds.requestBytes,
  request: z.strictObject({ cursor: z.string().max(2000).nullable() }),
  reply: z.object({
    epoch: ids.epoch,
    /** The endpoint's log was restored, or the cursor is not one of it: forget what was pulled, keep what was not sent, take this page as the first. */
    startAgain: z.object({ restoredTo: ids.logNumber }).exactOptional(),
    left: z.array(scopeCell),
    /** Pupils erased since the cursor; all that ever were where the page is a first one. */
    erased: z.array(erasedPupil).exactOptional(),
    rows: z.array(stateRow),
    log: z.array(logEntry),
    cursor: z.string().max(2000),
    /** How far the shared log is applied once this page is: the `seen` of what is shown from then on. */
    seen: ids.logNumber,
    more: z.boolean(),
    now: ids.instant,
  }),
});
export type PullPage = z.infer<typeof pull.reply>;
