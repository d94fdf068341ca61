import { followsFromBeside } from '../attendance/following-mark.ts';
import { isMarkKey } from '../attendance/mark.ts';
import { may, type MemberRole } from '../centre/staff.ts';
import { ok, refused, type Result } from '../lib/result.ts';
import type { Declaration, JsonValue } from '../model/declare.ts';
import { declarationOf } from '../model/registry.ts';
import type { Tier } from '../model/tiers.ts';
import { checkPair } from '../pupils/same-person.ts';
import type { Change } from './commit.ts';

/** As long as the border accepts (commit.ts). */
const longestKey = 200;

export interface Author {
  readonly role: MemberRole;
  readonly tiers: readonly Tier[];
}

/**
 * Whether one change may be written: a type and fields this version knows, values the declaration accepts, nothing
 * changed that is append only, and an author who may. `beside` are all changes of the same commit: who may only say what was seen
 * makes the mark that follows from it in the same act. Refuses in words; writes nothing.
 */
export function checkChange(change: Change, author: Author, beside: readonly Change[] = []): Result<Change> {
  const declaration = declarationOf(change.type);
  if (declaration === undefined)
    return refused('unknown-type', 'This version of Waymark does not know that kind of record.');
  if (!mayWrite(change, declaration, author.role, beside)) {
    return refused('not-allowed', `Your role does not let you change: ${declaration.plural.toLowerCase()}.`);
  }
  if (declaration.appendOnly && change.op !== 'create') {
    return refused('append-only', `${declaration.label}: an entry is kept as it was made. Add a new one instead.`);
  }
  if (!keyIsRight(declaration, change))
    return refused('bad-key', `${declaration.label}: this entry names no record. Try again.`);
  const paired = change.type === 'samePerson' ? checkPair(change) : ok(change);
  if (!paired.ok) return paired;
  return checkFields(declaration, change, author);
}

function mayWrite(change: Change, { writtenWith }: Declaration, role: MemberRole, beside: readonly Change[]): boolean {
  return may(role, writtenWith) || (may(role, 'observe') && followsFromBeside(change, beside));
}

/** A key that is made of fields says the same as they do; a mark's names a place in a sheet. */
function keyIsRight(declaration: Declaration, { key, op, fields }: Change): boolean {
  if (declaration.storage === 'sheet') return isMarkKey(key);
  if (declaration.key.length === 0 || op !== 'create') return key.length > 0 && key.length <= longestKey;
  return key === declaration.key.map((name) => keyPart(fields[name]?.[1])).join('|');
}

/** Key fields are texts by declaration; anything else can match no key. */
function keyPart(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function checkFields(declaration: Declaration, change: Change, author: Author): Result<Change> {
  for (const [name, [, to]] of Object.entries(change.fields)) {
    const field = Object.hasOwn(declaration.fields, name) ? declaration.fields[name] : undefined;
    if (field === undefined) return refused('unknown-field', `${declaration.label} has no field of that name.`);
    if (!author.tiers.includes(field.tier))
      return refused('not-allowed', `Your role does not let you change: ${field.label}.`);
    const parsed = field.schema.safeParse(to ?? undefined);
    // A mark taken back has no code; every other cleared field must be one that may be left out.
    const takenBack = declaration.storage === 'sheet' && to === null;
    if (!parsed.success && !takenBack) {
      return refused('bad-value', `${field.label}: ${parsed.error.issues[0]?.message ?? 'check this'}.`);
    }
  }
  const missing = change.op === 'create' ? missingField(declaration, change) : undefined;
  return missing === undefined ? ok(change) : refused('missing-value', `${missing} is needed.`);
}

function missingField(declaration: Declaration, change: Change): string | undefined {
  const found = neededFields(declaration).find((name) => change.fields[name] === undefined);
  return found === undefined ? undefined : declaration.fields[found]?.label;
}

const needed = new WeakMap<Declaration, readonly string[]>();

/** The fields no record of a type may be made without. A declaration never changes, so each is asked once. */
function neededFields(declaration: Declaration): readonly string[] {
  const known = needed.get(declaration);
  if (known !== undefined) return known;
  const names = Object.entries(declaration.fields).flatMap(([name, { schema }]) =>
    schema.safeParse(undefined).success ? [] : [name],
  );
  needed.set(declaration, names);
  return names;
}
