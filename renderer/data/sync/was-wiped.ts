import type { Session } from '../session.ts';
import { engineOf } from './engine.ts';

/** Whether the local authority had this laptop's records taken off it: then the store is gone because it was to go. */
export function wasWiped(session: Session): boolean {
  return engineOf(session).status.trouble?.code === 'wiped';
}
