import { Navigate, Outlet } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import type { Permission } from '../../../shared/model/permissions.ts';
import { useSession } from '../../data/session-context.ts';

/** Screens that only some roles have. Any one of the permissions opens them; others are led to the first screen of their own. */
export function Needs({ any }: { readonly any: readonly Permission[] }) {
  const { role } = useSession().member;
  return any.some((permission) => may(role, permission)) ? <Outlet /> : <Navigate to="/" replace />;
}
