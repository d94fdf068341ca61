import type { SamePerson } from './same-person.ts';

type Said = Pick<SamePerson, 'pupil' | 'other' | 'answer' | 'stands'>;

/** Which files are one young person's: by the file that stands, all of them, it first and the others by id. */
export type Persons = ReadonlyMap<string, readonly string[]>;

/**
 * Follows what was said of pairs, chains and circles too: files are one person's where any way of "one" leads from one to the
 * other. Of several, the one stands that no pair puts behind another; where there are several such, or none, the smallest id.
 * A pair counts only where both files are here. Depends on what was said alone, never on the order in which it arrived. Pure.
 */
export function personsOf(said: readonly Said[], isHere: (file: string) => boolean): Persons {
  const links = said.filter(
    ({ pupil, other, answer }) => answer === 'one' && pupil !== other && isHere(pupil) && isHere(other),
  );
  const near = new Map<string, string[]>();
  const behind = new Set<string>();
  for (const { pupil, other, stands } of links) {
    near.set(pupil, [...(near.get(pupil) ?? []), other]);
    near.set(other, [...(near.get(other) ?? []), pupil]);
    if (stands !== undefined) behind.add(stands === pupil ? other : pupil);
  }
  const persons = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  for (const file of near.keys()) {
    if (seen.has(file)) continue;
    const files = reach(file, near);
    for (const one of files) seen.add(one);
    const inOrder = files.toSorted(byId);
    const stands = inOrder.find((one) => !behind.has(one)) ?? inOrder[0] ?? file;
    persons.set(stands, [stands, ...inOrder.filter((one) => one !== stands)]);
  }
  return persons;
}

function byId(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function reach(from: string, near: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set([from]);
  for (const file of found) for (const next of near.get(file) ?? []) found.add(next);
  return [...found];
}
