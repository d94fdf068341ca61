import { Text } from '@mantine/core';
import { dayOf, today } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import { backupAge, isBackupDue, wordsOfAge } from '../../features/safety/backup-age.ts';
import { useLastBackup } from '../../features/safety/save-backup.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

/** The honest state of what is kept, in words: here only, or how old the last backup is. */
export function KeptState() {
  const { kind } = useSession();
  const last = useLastBackup();
  if (last === undefined) return null;
  if (kind === 'sample') return <Quiet>Kept on this laptop only</Quiet>;
  const age = backupAge(last === null ? null : dayOf(last), today());
  if (age === null) return <StatusBadge tone="attention">This laptop holds the only copy</StatusBadge>;
  const words = `Last backup ${wordsOfAge(age)}`;
  return isBackupDue(age) ? (
    <StatusBadge tone="attention">{words}</StatusBadge>
  ) : (
    <Quiet>Kept on this laptop. {words}</Quiet>
  );
}

function Quiet({ children }: { readonly children: React.ReactNode }) {
  return (
    <Text component="span" c="dimmed" visibleFrom="md" size="sm">
      {children}
    </Text>
  );
}
