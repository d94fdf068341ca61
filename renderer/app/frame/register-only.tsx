import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { today } from '../../data/clock.ts';
import { useSync } from '../../data/sync/api.ts';

/** Today, the registers of the day, and the exchange itself. */
export function isOpenInRegisterOnly(pathname: string, today: string): boolean {
  const [, screen, , date] = pathname.split('/');
  return screen === 'today' || screen === 'sync' || (screen === 'register' && date === today);
}

/** On a laptop without contact for too long only today's registers and the exchange itself can be opened (sync.md, lease). */
export function RegisterOnly({ children }: { readonly children: ReactNode }) {
  const { isRegisterOnly } = useSync().lease;
  const { pathname } = useLocation();
  return isRegisterOnly && !isOpenInRegisterOnly(pathname, today()) ? <Navigate to="/today" replace /> : children;
}
