import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { isRecoveryKeyKept } from '../../data/recovery-kept.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { Notice } from '../../ui/notice.tsx';

/** Tells an administrator that the recovery key was shown and nobody confirmed it, as after a power cut. Cannot be put off. */
export function RecoveryKeyNag() {
  const { kind, member, home, registersOnly } = useSession();
  const kept = useLoaded(() => isRecoveryKeyKept(home), [home]);
  if (kind === 'sample' || registersOnly !== null || !may(member.role, 'manageStaff') || kept !== false) return null;
  return (
    <div className="no-print" style={{ marginBottom: 24 }}>
      <Notice kind="warning" title="Nobody has confirmed the recovery key" standing>
        <p>
          It was shown once, and Waymark was left before anybody typed part of it back. Without that key on paper, a
          backup opens for nobody. Make a new recovery key, then a new backup.
        </p>
        <Button component={Link} to="/settings/backup" variant="default" mt="xs">
          Make a new recovery key
        </Button>
      </Notice>
    </div>
  );
}
