import type { RouteObject } from 'react-router';
import { CentreDetailsScreen } from '../../features/centre/centre-details-screen.tsx';
import { TermsScreen } from '../../features/centre/terms-screen.tsx';
import { OwnPassphraseScreen } from '../../features/staff/own-passphrase-screen.tsx';
import { PeopleScreen } from '../../features/sync/people-screen.tsx';
import { StaffScreen } from '../../features/staff/staff-screen.tsx';
import { BackupPage } from './backup-page.tsx';
import { RemoveSample } from './remove-sample.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** Settings, one address each. */
export const settingsRoutes: RouteObject = {
  path: 'settings',
  element: <SettingsFrame />,
  children: [
    { index: true, element: <CentreDetailsScreen /> },
    { path: 'terms', element: <TermsScreen /> },
    { path: 'staff', element: <StaffScreen /> },
    { path: 'people', element: <PeopleScreen /> },
    { path: 'passphrase', element: <OwnPassphraseScreen /> },
    { path: 'backup', element: <BackupPage /> },
    { path: 'sample', element: <RemoveSample /> },
  ],
};
