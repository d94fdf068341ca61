import type { LocalDate } from '../lib/local-date.ts';
import { schemaVersion } from '../model/registry.ts';
import { baseTier } from '../model/tiers.ts';
import type { ReadCommit } from '../sync/codec.ts';
import type { Change, Commit } from '../sync/commit.ts';
import { created } from '../sync/create.ts';
import { rekeyChange } from '../sync/rekey.ts';
import { idMapOf, type Pairs } from './decide.ts';

/**
 * What stays behind: a centre has one name, one set of session times, one year and one set of remembered choices, and the
 * centre that is joined has them already.
 */
export const notBrought: ReadonlySet<string> = new Set(['centre', 'term', 'closure', 'setting']);

export interface Bringing {
  /** The laptop's identity at the centre; its commits are numbered from 1. */
  readonly device: string;
  readonly pairs: Pairs;
  /** Keys of sessions the centre has closed already. */
  readonly closedThere: ReadonlySet<string>;
}

/**
 * The commits of a laptop that worked alone, as the first commits of its identity at the centre: under the ids the centre
 * knows, with when, who, in which position and why as they were. They had seen nothing of the shared log, so what the centre
 * says otherwise is never overwritten: it becomes a difference to settle. Pure.
 */
export function broughtCommits(log: readonly ReadCommit[], { device, pairs, closedThere }: Bringing): Commit[] {
  const map = idMapOf(pairs);
  const staff = pairs.get('staff');
  const stays = ({ type, key }: Change): boolean =>
    notBrought.has(type) ||
    (type === 'staff' && staff?.has(key) === true) ||
    (type === 'registerClosing' && closedThere.has(key));
  const commits: Commit[] = [];
  for (const commit of log) {
    const changes = wholeChanges(commit)
      .filter((change) => !stays(change))
      .map((change) => rekeyChange(change, map));
    if (changes.length === 0) continue;
    const { by, ...header } = commit.header;
    const n = commits.length + 1;
    commits.push({ ...header, device, n, seen: ['', 0], by: map('staff', by), changes });
  }
  return commits;
}

/** The changes of a commit with the fields of every tier, in the order of the base part. */
export function wholeChanges({ tiers }: ReadCommit): Change[] {
  const fields = new Map<string, Record<string, Change['fields'][string]>>();
  for (const { changes } of tiers) {
    for (const change of changes) {
      const name = `${change.type} ${change.key}`;
      fields.set(name, { ...fields.get(name), ...change.fields });
    }
  }
  const base = tiers.find(({ tier }) => tier === baseTier)?.changes ?? [];
  return base.map((change) => ({ ...change, fields: fields.get(`${change.type} ${change.key}`) ?? change.fields }));
}

/** A closing that was not brought, as its author made it. */
export interface ClosedTwice {
  readonly key: string;
  readonly said: string;
}

export interface Joining {
  readonly device: string;
  readonly n: number;
  readonly by: string;
  readonly position: string;
  readonly at: number;
  readonly date: LocalDate;
  readonly newId: () => string;
}

/** The commit that tells how the laptop's records and the centre's came together; null where they had nothing in common. */
export function joiningCommit(pairs: Pairs, closings: readonly ClosedTwice[], joining: Joining): Commit | null {
  const { device, n, by, position, at, date, newId } = joining;
  const of = ['staff', 'place', 'group', 'pupil', 'enrolment'].flatMap((type) =>
    [...(pairs.get(type) ?? [])].filter(([was, is]) => was !== is).map(([was, is]) => ({ type, was, is })),
  );
  const changes = [
    ...of.map(({ type, was, is }) =>
      created('sameRecord', newId(), { date, ...(type === 'pupil' ? { pupil: is } : {}), of: type, was, is }),
    ),
    ...closings.map(({ key, said }) =>
      created('sameRecord', newId(), { date, of: 'registerClosing', was: key, is: key, said }),
    ),
  ];
  if (changes.length === 0) return null;
  return { ...{ device, n, changes, seen: ['', 0], by, position, at, schema: schemaVersion } };
}
