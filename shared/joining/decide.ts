import { shareDays } from '../lib/effective.ts';
import { ok, refused, type Result } from '../lib/result.ts';
import { foldName } from '../pupils/names.ts';
import type { IdMap } from '../sync/rekey.ts';
import { matchedTypes, type Match, type Side } from './match.ts';

/** What a person said about a doubtful match, by 'type id': the id of the centre's record, or that it is another. */
export type Decisions = ReadonlyMap<string, { readonly same: string } | 'another'>;

/** Id of the laptop's record -> id of the centre's, by type. Only where both have a record of the same. */
export type Pairs = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function matchName({ type, id }: Pick<Match, 'type' | 'id'>): string {
  return `${type} ${id}`;
}

export function undecided(matches: readonly Match[], decisions: Decisions): readonly Match[] {
  return matches.filter((match) => match.outcome === 'doubtful' && !decisions.has(matchName(match)));
}

/**
 * Which records are one from now on, with what hangs on the pupils (contacts, enrolments, places in groups, weeks …) matched
 * by what it says. No two of the laptop's become one of the centre's. Refused, in words, while something is undecided.
 */
export function pairsOf(own: Side, theirs: Side, matches: readonly Match[], decisions: Decisions): Result<Pairs> {
  const waiting = undecided(matches, decisions).length;
  if (waiting > 0) return refused('undecided', `Say first who is who: ${waiting} left.`);
  const pairs = new Map<string, Map<string, string>>(matchedTypes.map((type) => [type, new Map()]));
  for (const match of matches) {
    const chosen = chosenOf(match, decisions);
    if (chosen === null) continue;
    const known = pairs.get(match.type);
    if ([...(known?.values() ?? [])].includes(chosen))
      return refused('twice', 'Two records of this laptop cannot both be the same one of the centre. Say which is.');
    known?.set(match.id, chosen);
  }
  pairDependents(own, theirs, pairs);
  return ok(pairs);
}

function chosenOf(match: Match, decisions: Decisions): string | null {
  if (match.outcome === 'same') return match.candidates[0]?.id ?? null;
  const decision = match.outcome === 'doubtful' ? decisions.get(matchName(match)) : undefined;
  if (decision === undefined || decision === 'another') return null;
  return match.candidates.some(({ id }) => id === decision.same) ? decision.same : null;
}

/** Ids as the centre has them; a record that only the laptop has keeps its own. */
export function idMapOf(pairs: Pairs): IdMap {
  return (type, id) => pairs.get(type)?.get(id) ?? id;
}

type OfPupil = { readonly id: string; readonly pupil: string };
function pairDependents(own: Side, theirs: Side, pairs: Map<string, Map<string, string>>): void {
  const groupOf = (id: string): string => pairs.get('group')?.get(id) ?? id;
  const pair = <R extends OfPupil>(
    type: 'contact' | 'enrolment' | 'suspension' | 'membership' | 'weekPattern' | 'partTimePlan',
    [ours, known]: readonly [readonly R[], readonly R[]],
    tests: readonly ((own: R, theirs: R) => boolean)[],
  ): void => void pairs.set(type, pairRecords(ours, known, pairs.get('pupil') ?? new Map<string, string>(), tests));
  pair('contact', [own.contact, theirs.contact], [(a, b) => foldName(a.name) === foldName(b.name)]);
  pair('enrolment', [own.enrolment, theirs.enrolment], [(a, b) => a.from === b.from, shareDays]);
  pair('suspension', [own.suspension, theirs.suspension], [(a, b) => a.kind === b.kind && a.from === b.from]);
  pair(
    'membership',
    [own.membership, theirs.membership],
    [
      (a, b) => groupOf(a.group) === b.group && a.from === b.from,
      (a, b) => groupOf(a.group) === b.group && shareDays(a, b),
    ],
  );
  pair('weekPattern', [own.weekPattern, theirs.weekPattern], [(a, b) => a.from === b.from]);
  pair('partTimePlan', [own.partTimePlan, theirs.partTimePlan], [(a, b) => a.from === b.from]);
}

/** One to one, of pupils that are the same: by id first, then by the first test that finds one still free. */
function pairRecords<R extends OfPupil>(
  own: readonly R[],
  theirs: readonly R[],
  pupils: ReadonlyMap<string, string>,
  tests: readonly ((own: R, theirs: R) => boolean)[],
): Map<string, string> {
  const paired = new Map<string, string>();
  const taken = new Set<string>();
  for (const test of [(a: R, b: R) => a.id === b.id, ...tests]) {
    for (const record of own) {
      if (paired.has(record.id)) continue;
      const pupil = pupils.get(record.pupil);
      const found = theirs.find((one) => one.pupil === pupil && !taken.has(one.id) && test(record, one));
      if (found === undefined) continue;
      paired.set(record.id, found.id);
      taken.add(found.id);
    }
  }
  return paired;
}
