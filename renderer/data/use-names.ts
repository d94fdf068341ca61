import { useMemo } from 'react';
import type { Names } from '../../shared/pupils/record-words.ts';
import { useSession } from './session-context.ts';
import { useRecords } from './use-data.ts';

/** Names of the places, groups, staff and pupils' files that records point at. */
export function useNames(): Names {
  const { replica } = useSession();
  const [places, groups, staff] = [useRecords('place'), useRecords('group'), useRecords('staff')];
  const shown = useRecords('pupil');
  return useMemo(() => {
    const files = replica.kept('pupil').map(({ id, forename, surname }) => [id, `${forename} ${surname}`] as const);
    return new Map([...files, ...[...places, ...groups, ...staff].map(({ id, name }) => [id, name] as const)]);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the files change when what is shown of them does
  }, [replica, shown, places, groups, staff]);
}
