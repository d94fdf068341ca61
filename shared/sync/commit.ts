import { z } from 'zod';
import type { JsonValue } from '../model/declare.ts';

/**
 * One act of a person, as it is kept and as it will travel (docs/protocol). Outcomes are per change; the commit is the
 * unit of sending, sealing and numbering.
 */
export interface Commit {
  /** The device's id and its own dense number, 1, 2, 3 …, drawn inside the write transaction. */
  readonly device: string;
  readonly n: number;
  readonly changes: readonly Change[];
  /** How far the shared log had been applied when the form or cell was shown: (epoch, number); ['', 0] before any endpoint. */
  readonly seen: readonly [epoch: string, number: number];
  /** The member of staff and the position held. */
  readonly by: string;
  readonly position: string;
  readonly reason?: string;
  /** When it happened: milliseconds since 1970 UTC by the author's clock, never changed by replay. */
  readonly at: number;
  readonly schema: number;
}

/**
 * create   - a record that did not exist;
 * set      - only the altered fields, each with the value shown and the new one;
 * amend    - the same, of a mark that may no longer simply be set; the commit carries the reason;
 * withdraw - the record is taken back (soft delete).
 */
export const operations = ['create', 'set', 'amend', 'withdraw'] as const;
export type Operation = (typeof operations)[number];

export interface Change {
  readonly type: string;
  readonly key: string;
  /** The pupil it concerns, where it concerns one. */
  readonly pupil?: string;
  readonly op: Operation;
  /** Field -> [value shown, new value]; null is "no value". */
  readonly fields: Readonly<Record<string, readonly [from: JsonValue, to: JsonValue]>>;
}

const json: z.ZodType<JsonValue> = z.json();

const changeSchema = z.strictObject({
  type: z.string().max(40),
  key: z.string().min(1).max(200),
  pupil: z.string().max(64).optional(),
  op: z.enum(operations),
  fields: z.record(z.string().max(40), z.tuple([json, json])),
});

/** No commit has more: a year's marks brought in at once stay below it. */
export const mostChanges = 100_000;
/** Versions rise by one a release: a higher number is no version, and no database column holds it. */
const newestThinkable = 1_000_000;

/** What a border accepts as a commit (backup files now, the endpoint later). Fields of each type are checked by its declaration. */
export const commitSchema = z.strictObject({
  device: z.string().min(8).max(64),
  n: z.number().int().min(1),
  changes: z.array(changeSchema).min(1).max(mostChanges),
  seen: z.tuple([z.string().max(64), z.number().int().min(0)]),
  by: z.string().min(1).max(64),
  position: z.string().min(1).max(120),
  reason: z.string().max(1000).optional(),
  at: z.number().int().min(0),
  schema: z.number().int().min(1).max(newestThinkable),
});

const longest = { type: 40, key: 200, pupil: 64, field: 40 } as const;

/** The schema drops a field by the name of an object's prototype; so that one is left to it. */
function isPlainName(name: string): boolean {
  return name.length <= longest.field && name !== '__proto__';
}

function isPlainValue(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/**
 * Whether a change just decoded is one the schema takes, told without it: true only where every value is a text, a number, yes or
 * no, or nothing. A commit of twenty thousand marks is read so in a tenth of the time.
 */
export function isPlainChange({ type, key, pupil = '', op, fields }: Change): boolean {
  if (![type, key, pupil].every((text) => typeof text === 'string') || !operations.includes(op)) return false;
  if (type.length > longest.type || key.length < 1 || key.length > longest.key) return false;
  if (pupil.length > longest.pupil) return false;
  return Object.entries(fields).every(
    ([name, [from, to]]) => isPlainName(name) && isPlainValue(from) && isPlainValue(to),
  );
}
