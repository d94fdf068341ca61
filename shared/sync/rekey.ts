import type { Declaration, JsonValue, Reference } from '../model/declare.ts';
import { declarationOf } from '../model/registry.ts';
import type { Change } from './commit.ts';

/** The id a record of a type goes by from now on; the same id where it keeps its own. */
export type IdMap = (type: string, id: string) => string;

/**
 * A change with every id in it as the map gives it: its key, its pupil and every field that names a record, in the value shown
 * as in the new one. What names records is read from the declarations (`refers`, `keyRefersTo`). A type this version does not
 * know comes back as it was. Pure.
 */
export function rekeyChange(change: Change, map: IdMap): Change {
  const declaration = declarationOf(change.type);
  if (declaration === undefined) return change;
  const fields = Object.entries(change.fields).map(([name, [from, to]]) => {
    const renamed = (value: JsonValue, side: 0 | 1): JsonValue => {
      const reference = Object.hasOwn(declaration.fields, name) ? declaration.fields[name]?.refersTo : undefined;
      return reference === undefined
        ? value
        : rekeyValue(value, reference, map, (other) => change.fields[other]?.[side]);
    };
    return [name, [renamed(from, 0), renamed(to, 1)]] as const;
  });
  return {
    ...change,
    key: rekeyKey(declaration, change.key, map),
    fields: Object.fromEntries(fields),
    ...(change.pupil === undefined ? {} : { pupil: map('pupil', change.pupil) }),
  };
}

/** A record's key as the map gives it: its id, or the ids that a key made of fields begins with. */
export function rekeyKey({ type, key: parts, keyRefersTo }: Declaration, key: string, map: IdMap): string {
  if (parts.length === 0) return map(type, key);
  const named = (part: string, place: number): string => {
    const referred = keyRefersTo[place];
    return referred === undefined ? part : map(referred, part);
  };
  return key.split('|').map(named).join('|');
}

function rekeyValue(
  value: JsonValue,
  reference: Reference,
  map: IdMap,
  fieldOf: (name: string) => JsonValue | undefined,
): JsonValue {
  if (reference.typeIn !== undefined) return rekeyOfType(value, fieldOf(reference.typeIn), map);
  const { type, within } = reference;
  if (within === undefined) return typeof value === 'string' ? map(type, value) : value;
  return Array.isArray(value) ? value.map((item: JsonValue) => rekeyItem(item, within, type, map)) : value;
}

function rekeyItem(item: JsonValue, property: string, type: string, map: IdMap): JsonValue {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  // Neither a list nor nothing, so an object of JSON.
  const values = item as Readonly<Record<string, JsonValue>>;
  const held = values[property];
  return typeof held === 'string' ? { ...values, [property]: map(type, held) } : item;
}

function rekeyOfType(value: JsonValue, type: JsonValue | undefined, map: IdMap): JsonValue {
  const declaration = typeof type === 'string' ? declarationOf(type) : undefined;
  return declaration === undefined || typeof value !== 'string' ? value : rekeyKey(declaration, value, map);
}
