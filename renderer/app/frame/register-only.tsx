import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { today } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';

/** Today, the registers of the day, and the state of the exchange. */
export function isOpenInRegisterOnly(pathname: string, today: string): boolean {
  const [, screen, more, date] = pathname.split('/');
  return screen === 'today' || (screen === 'sync' && more === undefined) || (screen === 'register' && date === today);
}

/**
 * On a laptop without contact for too long only today's registers and the state of the exchange can be opened (sync.md, lease).
 * There is nothing else in memory: this only keeps people from screens that would be empty.
 */
export function RegisterOnly({ children }: { readonly children: ReactNode }) {
  const { registersOnly } = useSession();
  const { pathname } = useLocation();
  return registersOnly !== null && !isOpenInRegisterOnly(pathname, today()) ? (
    <Navigate to="/today" replace />
  ) : (
    children
  );
}
