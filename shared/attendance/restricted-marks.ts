import type { Slice, TrailEntry } from '../sync/fold.ts';

/** The true code of one entry of a mark, in a tier of its own; null where that entry has none. */
export interface RestrictedEntry {
  readonly device: string;
  readonly n: number;
  readonly code: string | null;
}

const fieldName = 'restrictedCode';

/** The restricted codes of a mark, oldest first, from its slice of their tier. */
export function restrictedEntriesOf({ values, trail }: Slice): RestrictedEntry[] {
  let after = textOf(values[fieldName]);
  const entries: RestrictedEntry[] = [];
  for (const { device, n, fields } of trail.toReversed()) {
    entries.push({ device, n, code: after });
    const altered = fields[fieldName];
    if (altered !== undefined) after = textOf(altered[0]);
  }
  return entries.toReversed();
}

/** The slice whose restricted codes are these, as far as they tell it: the entries themselves say who and when. */
export function sliceOfRestricted(entries: readonly RestrictedEntry[]): Slice {
  const trail = entries.map(({ device, n, code }, index): TrailEntry => {
    const fields: TrailEntry['fields'] = { [fieldName]: [entries[index - 1]?.code ?? null, code] };
    return { device, n, at: 0, by: '', position: '', op: 'set', fields };
  });
  const standing = entries.at(-1)?.code ?? null;
  return { values: standing === null ? {} : { [fieldName]: standing }, trail };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
