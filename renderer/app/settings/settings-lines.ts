import { may, type Role } from '../../../shared/centre/staff.ts';
import type { CentreKind } from '../../data/database.ts';
import type { SyncStatus } from '../../data/sync/status.ts';
import { seesPeople } from '../../features/sync/may-see-people.ts';

export interface SettingsLine {
  readonly path: string;
  readonly label: string;
}

/** The pages of the settings that this person has here. */
export function settingsFor(role: Role, kind: CentreKind, is: SyncStatus['is']): readonly SettingsLine[] {
  return [
    { path: '/settings', label: 'Centre details' },
    { path: '/settings/terms', label: 'Terms and closures' },
    { path: '/settings/staff', label: 'Staff' },
    ...(is === 'enrolled' && seesPeople(role) ? [{ path: '/settings/people', label: 'People and laptops' }] : []),
    { path: '/settings/passphrase', label: 'Your passphrase' },
    // Nobody ever saw the sample's recovery key, so a backup of it could not be opened.
    ...(kind === 'real' && may(role, 'backUp') ? [{ path: '/settings/backup', label: 'Backup' }] : []),
    ...(kind === 'sample' ? [{ path: '/settings/sample', label: 'Sample centre' }] : []),
  ];
}
