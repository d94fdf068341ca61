import type { Declaration, JsonValue, ValuesOf } from '../model/declare.ts';
import { knownDeclaration, type DeclarationOf, type RecordType } from '../model/registry.ts';
import type { Change } from './commit.ts';

export type ChangeValues = Readonly<Record<string, JsonValue | undefined>>;

/** The pupil a record is about, as its declaration says; an empty object where it is about none. */
export function pupilOf(declaration: Declaration, key: string, values: ChangeValues): { pupil?: string } {
  if (declaration.about === null) return {};
  if (declaration.about === 'id') return { pupil: key };
  const pupil = values[declaration.about];
  return typeof pupil === 'string' ? { pupil } : {};
}

/** The change that makes a record. Its key is the id given, or the declared key fields joined by '|'. */
export function created<T extends RecordType>(type: T, id: string, values: ValuesOf<DeclarationOf<T>>): Change {
  const declaration = knownDeclaration(type);
  // Declared values are JSON: dates, numbers, texts and lists of them.
  const given = values as ChangeValues;
  const fields = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, [null, value] as const]])),
  );
  return { type, key: id, op: 'create', fields, ...pupilOf(declaration, id, given) };
}
