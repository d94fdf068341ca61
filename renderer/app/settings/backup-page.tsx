import { Navigate } from 'react-router';
import { useSession } from '../../data/session-context.ts';
import { useSync } from '../../data/sync/api.ts';
import { BackupScreen } from '../../features/safety/backup-screen.tsx';
import { settingsFor } from './settings-lines.ts';

/** The backup page, for those who have it here. */
export function BackupPage() {
  const { member, kind } = useSession();
  const { is } = useSync();
  const mayOpen = settingsFor(member.role, kind, is).some(({ path }) => path === '/settings/backup');
  return mayOpen ? <BackupScreen /> : <Navigate to="/settings" replace />;
}
