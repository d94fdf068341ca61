import { useParams } from 'react-router';
import { pupilFile, type PupilFile } from '../../data/queries/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { useFound } from '../../data/use-data.ts';

/** The file of the pupil the address names, always current; undefined where there is none. */
export function usePupilFile(): PupilFile | undefined {
  const session = useSession();
  const { id = '' } = useParams();
  return useFound(() => pupilFile(session, id), [session, id]);
}
