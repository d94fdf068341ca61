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

/** 'Canal boats, Tuesday; Garage': the names of groups, in order. */
export function groupsInWords(groups: readonly Group[], ids: readonly string[]): string {
  const named = groups.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const unknown = ids.length - named.length;
  const ended =
    unknown === 0 ? [] : [unknown === 1 ? 'a group that is no longer there' : 'groups that are no longer there'];
  return [...named.toSorted(compareText), ...ended].join('; ');
}
