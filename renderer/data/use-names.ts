import { useMemo } from 'react';
import type { Names } from '../../shared/pupils/record-words.ts';
import { useRecords } from './use-data.ts';

/** Names of the places, groups and staff that records point at. */
export function useNames(): Names {
  const [places, groups, staff] = [useRecords('place'), useRecords('group'), useRecords('staff')];
  return useMemo(
    () => new Map([...places, ...groups, ...staff].map(({ id, name }) => [id, name])),
    [places, groups, staff],
  );
}
