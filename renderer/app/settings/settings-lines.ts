import { may, type MemberRole } from '../../../shared/centre/staff.ts';
import type { CentreKind } from '../../data/database.ts';
import type { SyncStatus } from '../../data/sync/status.ts';
import { seesPeople } from '../../features/sync/may-see-people.ts';

export interface SettingsLine {
  readonly path: string;
  readonly label: string;
}

const centreLines: readonly SettingsLine[] = [
  { path: '/settings', label: 'Centre details' },
  { path: '/settings/terms', label: 'Terms and closures' },
  { path: '/settings/staff', label: 'Staff' },
];
/** People from outside have no settings of the centre; here they see who they are. */
export const ownAccess: SettingsLine = { path: '/settings/you', label: 'Your access' };

/** The pages of the settings that this person has here. */
export function settingsFor(role: MemberRole, kind: CentreKind, is: SyncStatus['is']): readonly SettingsLine[] {
  return [
    ...(may(role, 'readCentre') ? centreLines : [ownAccess]),
    ...(is === 'enrolled' && seesPeople(role) ? [{ path: '/settings/people', label: 'People and laptops' }] : []),
    { path: '/settings/passphrase', label: 'Your passphrase' },
    // Nobody ever saw the sample's recovery key, so a backup of it could not be opened.
    ...(kind === 'real' && may(role, 'backUp') ? [{ path: '/settings/backup', label: 'Backup' }] : []),
    ...(kind === 'sample' ? [{ path: '/settings/sample', label: 'Sample centre' }] : []),
  ];
}
