import type { Group } from '../../shared/pupils/group.ts';
import { compareText } from './format.ts';

/** Classes first: the group a person thinks of when they think of the pupil. */
export function groupsInOrder(groups: readonly Group[]): Group[] {
  return groups.toSorted(
    (a, b) => Number(b.kind === 'class') - Number(a.kind === 'class') || compareText(a.name, b.name),
  );
}

/** 'Oak, Year 11 (+1)': the class, where there is one, and how many other groups; '' for none. */
export function mainGroup(groups: readonly Group[]): string {
  const [first, ...others] = groupsInOrder(groups);
  if (first === undefined) return '';
  return others.length === 0 ? first.name : `${first.name} (+${others.length})`;
}
