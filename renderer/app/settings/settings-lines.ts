import type { CentreKind } from '../../data/database.ts';

export interface SettingsLine {
  readonly path: string;
  readonly label: string;
}

/** The pages of the settings that this person has here. */
export function settingsFor(kind: CentreKind): readonly SettingsLine[] {
  return [
    { path: '/settings', label: 'Centre details' },
    { path: '/settings/terms', label: 'Terms and closures' },
    { path: '/settings/staff', label: 'Staff' },
    { path: '/settings/passphrase', label: 'Your passphrase' },
    ...(kind === 'sample' ? [{ path: '/settings/sample', label: 'Sample centre' }] : []),
  ];
}
