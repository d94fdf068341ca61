import { isPackedCode } from '../../attendance/packed-codes.ts';
import type { Declaration, JsonValue } from '../../model/declare.ts';
import { declarationOf } from '../../model/registry.ts';
import type { StateRow } from './pull.ts';
import type { RuledChange } from './take-page.ts';

/** What a newer app's value looks like to an older one: a choice, a shape or a property it does not have. A text that is too long it can still show. */
const unheardOf: ReadonlySet<string> = new Set(['invalid_value', 'invalid_type', 'invalid_union', 'unrecognized_keys']);

/** Whether this version can show a row as it is. One that it cannot waits for the update, whole. */
export function isRowUnderstood({ type, values, entries = [], proposals }: StateRow): boolean {
  const declaration = declarationOf(type);
  if (declaration === undefined) return false;
  // A mark's values are those of its last entry.
  const stands =
    declaration.storage === 'sheet'
      ? entries.every(({ code }) => code === null || isPackedCode(code))
      : areUnderstood(declaration, Object.entries(values));
  return stands && proposals.every(({ fields }) => areUnderstood(declaration, newValues(fields)));
}

/** Whether this version can show what a change of the log sets. */
export function isChangeUnderstood({ type, parts }: RuledChange): boolean {
  const declaration = declarationOf(type);
  return declaration !== undefined && parts.every(({ change }) => areUnderstood(declaration, newValues(change.fields)));
}

function newValues(fields: RuledChange['parts'][number]['change']['fields']): [string, JsonValue][] {
  return Object.entries(fields).map(([name, [, to]]) => [name, to]);
}

/** A field of no known name is kept beside the others as it came; only a mark's entry has no room for one. */
function areUnderstood({ fields, storage }: Declaration, told: readonly [string, JsonValue][]): boolean {
  return told.every(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) return storage !== 'sheet';
    if (value === null) return true;
    if (storage === 'sheet' && name === 'code') return typeof value === 'string' && isPackedCode(value);
    const parsed = field.schema.safeParse(value);
    return parsed.success || !parsed.error.issues.some(({ code }) => unheardOf.has(code));
  });
}
