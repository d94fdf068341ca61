import type { PupilField, PupilFields } from './read-pupil.ts';
import { fieldLabels } from './read-pupil.ts';

/** One field from what is kept to what the file has. `shown…` are words for a screen: a UPN is never among them. */
export type FieldChange = {
  readonly field: PupilField;
  readonly label: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly shownFrom: string;
  readonly shownTo: string;
};

// The labels have every field as a key, and nothing else.
export const pupilFieldNames = Object.keys(fieldLabels) as readonly PupilField[];

/** The fields that the file has and that differ from what is kept. A field that the file does not have never changes anything. */
export function fieldChanges(kept: PupilFields, read: PupilFields): FieldChange[] {
  return pupilFieldNames.flatMap((field) => {
    const [from, to] = [kept[field], read[field]];
    if (to === undefined || sameValue(from, to)) return [];
    return [
      { field, label: fieldLabels[field], from, to, shownFrom: describe(field, from), shownTo: describe(field, to) },
    ];
  });
}

/** Same content, whatever the order of keys; a key without a value counts as absent. */
export function sameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === undefined) return 'nothing';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .toSorted()
    .join(',')}}`;
}

function describe(field: PupilField, value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (field === 'upn' || field === 'formerUpn') return 'a UPN (not shown)';
  return words(value);
}

function words(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(words).join('; ');
  if (typeof value !== 'object' || value === null) return 'nothing';
  return Object.values(value)
    .filter((inner) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0))
    .map(words)
    .join(', ');
}
