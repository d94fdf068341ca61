import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSync } from '../../data/sync/api.ts';

const openScreens = ['/today', '/register', '/sync'];

export function isOpenInRegisterOnly(pathname: string): boolean {
  return openScreens.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

/** On a laptop without contact for too long only today's registers and the exchange itself can be opened (sync.md, lease). */
export function RegisterOnly({ children }: { readonly children: ReactNode }) {
  const { isRegisterOnly } = useSync().lease;
  const { pathname } = useLocation();
  return isRegisterOnly && !isOpenInRegisterOnly(pathname) ? <Navigate to="/today" replace /> : children;
}
