import { createContext, useContext } from 'react';
import type { Session } from './session.ts';

/** Present everywhere behind sign-in; null before it. Only renderer/app provides it. */
export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Throws outside the signed-in part of the app, which is a bug. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('This screen needs someone to be signed in');
  return session;
}
