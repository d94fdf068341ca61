import type { Draft } from './record-values.ts';

/** A field of the record that changed while its form was open. */
export interface ChangedField {
  readonly name: string;
  /** The person has typed something else into it: one of the two has to be chosen. */
  readonly typed: boolean;
}

/**
 * What changed under an open form: by a colleague's entry that came in, or on another screen. `base` is what the boxes
 * began with, `current` the record now. A field in which the person typed the very same is none.
 */
export function changedUnder(names: readonly string[], base: Draft, current: Draft, draft: Draft): ChangedField[] {
  return names
    .filter((name) => current[name] !== base[name] && draft[name] !== current[name])
    .map((name) => ({ name, typed: draft[name] !== base[name] }));
}

/** What is to be kept: the person's own words where they typed, else the record as it is now. */
export function mergedDraft(names: readonly string[], base: Draft, current: Draft, draft: Draft): Draft {
  return Object.fromEntries(
    names.map((name) => [name, (draft[name] === base[name] ? current[name] : draft[name]) ?? '']),
  );
}
