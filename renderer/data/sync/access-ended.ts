import type { WaymarkDatabase } from '../database.ts';
import { endSession, type Session } from '../session.ts';
import type { SyncStatus, SyncTrouble } from './status.ts';
import { wipeLaptop } from './wipe-laptop.ts';

/** Whether whoever is signed in has access to the centre no more, as the endpoint or the staff list says (follow-members.ts). */
export async function hasEnded({ database, member }: Pick<Session, 'database' | 'member'>): Promise<boolean> {
  return (await database.members.get(member.id))?.leftOn !== undefined;
}

interface AfterAccess {
  readonly trouble: SyncTrouble;
  /** What takes away what may not be seen here any more; null where something has to be handed in first. */
  readonly forget: (() => Promise<void>) | null;
}

/**
 * What becomes of a laptop that was withdrawn, or of the session of a person whose access ended. The laptop's records go as soon
 * as everything was handed in and nobody is left who may read them; a colleague's stay for the colleague.
 */
export async function afterAccess(
  session: Session,
  what: 'revoked' | 'ended',
  { centreName, unsent }: Pick<SyncStatus, 'centreName' | 'unsent'>,
): Promise<AfterAccess> {
  const ended = `An administrator ended your access to ${centreName}.`;
  if (what === 'ended' && (unsent > 0 || (await isAnybodyLeft(session.database)))) {
    const words = `${ended} What you entered here was handed in, and you cannot sign in on this laptop any more. Colleagues go on working here as before.`;
    return { trouble: { code: 'ended', words }, forget: () => forgetIn(session) };
  }
  const why = what === 'ended' ? ended : 'This laptop was withdrawn by an administrator.';
  if (unsent > 0) {
    const words = `${why} ${unsent} entries of a colleague wait until they sign in here once more; then Waymark wipes this laptop.`;
    return { trouble: { code: 'revoked', words }, forget: null };
  }
  const words = `${why} Everything was handed in, and the centre’s records were wiped from this laptop.`;
  return { trouble: { code: 'wiped', words }, forget: () => wipeLaptop(session) };
}

function forgetIn(session: Session): Promise<void> {
  endSession(session);
  return Promise.resolve();
}

async function isAnybodyLeft(database: WaymarkDatabase): Promise<boolean> {
  return (await database.members.toArray()).some(({ leftOn }) => leftOn === undefined);
}
