import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { addDays } from '../../../shared/lib/local-date.ts';
import { dayOf, today } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import { useSync } from '../../data/sync/api.ts';
import { remember, remembered } from '../../platform/remembered.ts';
import { Notice } from '../../ui/notice.tsx';
import { backupAge, isBackupDue, wordsOfAge } from './backup-age.ts';
import { useLastBackup } from './save-backup.ts';

/** Asks for a backup when a week has gone by, or none was ever made. May be put off for a day. */
export function BackupNag() {
  const { kind, member } = useSession();
  const { is } = useSync();
  const last = useLastBackup();
  const [putOffUntil, setPutOffUntil] = useState(() => remembered('backup-put-off-until'));
  // Once connected, the local authority holds the centre's records too.
  if (kind === 'sample' || is === 'enrolled' || !may(member.role, 'backUp') || last === undefined) return null;
  const age = backupAge(last === null ? null : dayOf(last), today());
  if (!isBackupDue(age) || (putOffUntil !== null && today() < putOffUntil)) return null;
  const putOff = (): void => {
    const tomorrow = addDays(today(), 1);
    remember('backup-put-off-until', tomorrow);
    setPutOffUntil(tomorrow);
  };
  return (
    <div className="no-print" style={{ marginBottom: 24 }}>
      <Notice kind="warning" title={age === null ? 'This laptop holds the only copy' : 'A new backup is due'} standing>
        <p>
          {age === null
            ? 'No backup of this centre has been made. If this laptop is lost or breaks, everything in it is lost.'
            : `The last backup was made ${wordsOfAge(age)}. What was entered since is on this laptop only.`}
        </p>
        <Group gap="xs" mt="xs">
          <Button component={Link} to="/settings/backup" variant="default">
            Go to Backup
          </Button>
          <Button variant="subtle" onClick={putOff}>
            Remind me tomorrow
          </Button>
        </Group>
      </Notice>
    </div>
  );
}
