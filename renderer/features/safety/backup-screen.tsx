import { Button, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { may } from '../../../shared/centre/staff.ts';
import { dayOf, timeOf, today } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { backupAge, isBackupDue, wordsOfAge } from './backup-age.ts';
import { CheckBackup } from './check-backup.tsx';
import { ExportsList } from './exports-list.tsx';
import { NewRecoveryKey } from './new-recovery-key.tsx';
import { useBackup, useLastBackup } from './save-backup.ts';

/** The backup file: when the last one was made, a new one, and a drill with one that is there. */
export function BackupScreen() {
  const { member } = useSession();
  const { busy, outcome, make } = useBackup();
  useActions([
    { id: 'backup make', label: 'Make a backup file', section: 'Backup', keys: 'b', run: () => void make() },
  ]);
  return (
    <>
      <PageHeading title="Backup" />
      <Stack gap="lg" maw={720}>
        <LastBackup />
        <Text>
          A backup is one encrypted file with everything in this centre. Only the recovery key opens it, on this laptop
          or another.
        </Text>
        <Group>
          <Button loading={busy} onClick={() => void make()}>
            Make a backup file
          </Button>
        </Group>
        {outcome?.kind === 'saved' && (
          <Notice kind="success" title="Backup made">
            {outcome.words}
          </Notice>
        )}
        {outcome?.kind === 'problem' && <Notice kind="error">{outcome.words}</Notice>}
        <Divider />
        <Title order={2}>Check a backup file</Title>
        <Text>
          A drill: Waymark opens the file with the recovery key and looks through all of it. Nothing is changed.
        </Text>
        <CheckBackup />
        <Divider />
        <Title order={2}>Files asked for</Title>
        <ExportsList />
        {may(member.role, 'manageStaff') && (
          <>
            <Divider />
            <Title order={2}>A new recovery key</Title>
            <NewRecoveryKey />
          </>
        )}
      </Stack>
    </>
  );
}

function LastBackup() {
  const last = useLastBackup();
  if (last === undefined) return null;
  if (last === null) {
    return (
      <Notice kind="warning" title="This laptop holds the only copy" standing>
        No backup has been made here yet. If this laptop is lost or breaks, everything in it is lost.
      </Notice>
    );
  }
  const age = backupAge(dayOf(last), today());
  const words = `The last backup was made on ${formatDate(dayOf(last))} at ${timeOf(last)}${age === null ? '' : `, ${wordsOfAge(age)}`}.`;
  return isBackupDue(age) ? (
    <Notice kind="warning" title="A new backup is due" standing>
      {words} What was entered since is on this laptop only.
    </Notice>
  ) : (
    <Text>{words}</Text>
  );
}
