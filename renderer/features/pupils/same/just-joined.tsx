import { useLocation } from 'react-router';
import { useSession } from '../../../data/session-context.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOpenFile } from '../pupil-screen.tsx';

/** What the history is opened with after two files were joined. */
export const justJoined = { justJoined: true } as const;

/** Says once that two files are one now, and where that can be undone. */
export function JustJoined() {
  const { replica } = useSession();
  const { pupil } = useOpenFile();
  const state: unknown = useLocation().state;
  if (typeof state !== 'object' || state === null || !('justJoined' in state)) return null;
  if (replica.persons.filesOf(pupil.id).length < 2) return null;
  return (
    <Notice kind="success" title="The two files are one now">
      Every list and register shows one young person, with the entries of both. If that was wrong, undo it below.
    </Notice>
  );
}
