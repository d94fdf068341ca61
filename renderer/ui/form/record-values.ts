import { z } from 'zod';
import type { Result } from '../../../shared/lib/result.ts';
import type { Declaration, JsonValue } from '../../../shared/model/declare.ts';
import { parseLocalDate } from '../../../shared/lib/local-date.ts';
import type { Problems } from './problems.ts';
import { noSuchDay } from './typed.ts';

/** What stands in the boxes of a form, by field name. Empty means no value. */
export type Draft = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a form knows about a field beyond its declaration. */
export interface FieldHelp {
  readonly description?: string;
  /** For a field that is one of a list, or of a list that the centre keeps (places, staff). */
  readonly choices?: readonly Choice[];
  /** What no choice means, where it is not that nothing is recorded. */
  readonly emptyLabel?: string;
  /** A stricter reading than the declaration's, such as the check letter of a UPN. */
  readonly read?: (text: string) => Result<string>;
}
export type Helps = Readonly<Record<string, FieldHelp>>;

export type InputKind = 'line' | 'lines' | 'date' | 'choice' | 'yesNo' | 'list' | 'number';

const longLine = 300;

function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrapped(schema.unwrap() as z.ZodType) : schema;
}

/** Which box suits a declared field. */
export function inputKind(declaration: Declaration, name: string, help?: FieldHelp): InputKind {
  if (help?.choices !== undefined) return 'choice';
  const schema = unwrapped(fieldOf(declaration, name).schema);
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'yesNo';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodArray) return 'list';
  if (schema instanceof z.ZodString) return (schema.maxLength ?? 0) > longLine ? 'lines' : 'line';
  return 'date';
}

export function isRequired(declaration: Declaration, name: string): boolean {
  return !fieldOf(declaration, name).schema.safeParse(undefined).success;
}

export function fieldOf(declaration: Declaration, name: string): Declaration['fields'][string] {
  const field = declaration.fields[name];
  if (field === undefined) throw new Error(`${declaration.type} has no field ${name}`);
  return field;
}

/** The boxes filled from a record; all empty where there is none yet. */
export function draftOf(names: readonly string[], record?: object): Draft {
  const values = (record ?? {}) as Readonly<Record<string, JsonValue | undefined>>;
  return Object.fromEntries(names.map((name) => [name, written(values[name])]));
}

function written(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((part) => written(part as JsonValue)).join(', ');
  return typeof value === 'object' ? '' : String(value);
}

export type ReadDraft =
  { readonly values: Readonly<Record<string, JsonValue | undefined>> } | { readonly problems: Problems };

/** What the boxes say, judged by the declaration; else what is wrong, by field name. Empty boxes become "no value". */
export function readDraft(
  declaration: Declaration,
  names: readonly string[],
  draft: Draft,
  helps: Helps = {},
): ReadDraft {
  const values: Record<string, JsonValue | undefined> = {};
  const problems: Record<string, string> = {};
  for (const name of names) {
    const typed = (draft[name] ?? '').trim();
    if (typed === '') {
      if (isRequired(declaration, name)) problems[name] = 'This is needed';
      values[name] = undefined;
      continue;
    }
    const read = helps[name]?.read?.(typed);
    if (read !== undefined && !read.ok) {
      problems[name] = read.error.message;
      continue;
    }
    const kind = inputKind(declaration, name, helps[name]);
    if (kind === 'date' && parseLocalDate(typed) === null) {
      problems[name] = noSuchDay(typed);
      continue;
    }
    const value = typedValue(kind, read?.value ?? typed);
    const parsed = fieldOf(declaration, name).schema.safeParse(value);
    // What a declared schema accepts is JSON.
    if (parsed.success) values[name] = parsed.data as JsonValue;
    else problems[name] = wordsOf(parsed.error.issues[0]?.message);
  }
  return Object.keys(problems).length > 0 ? { problems } : { values };
}

function typedValue(kind: InputKind, text: string): JsonValue {
  if (kind === 'yesNo') return text === 'yes';
  if (kind === 'number') return Number(text);
  if (kind === 'list') return text.split(/\s*,\s*/).filter((part) => part !== '');
  return text;
}

/** The library's own words ("Invalid string: must match pattern") mean nothing to a reader. */
function wordsOf(message: string | undefined): string {
  return message === undefined || message.startsWith('Invalid') || message.startsWith('Too') ? 'Check this' : message;
}
