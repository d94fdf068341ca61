import { useMemo } from 'react';
import { useParams } from 'react-router';
import { pupilFile, type PupilFile } from '../../data/queries/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { useDataVersion } from '../../data/use-data.ts';

/** The file of the pupil the address names, always current; undefined where there is none. */
export function usePupilFile(): PupilFile | undefined {
  const session = useSession();
  const version = useDataVersion();
  const { id = '' } = useParams();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the file follows the data, whose version this is
  return useMemo(() => pupilFile(session, id), [session, id, version]);
}
