import { Navigate, type RouteObject } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { useSession } from '../../data/session-context.ts';
import { CentreDetailsScreen } from '../../features/centre/centre-details-screen.tsx';
import { TermsScreen } from '../../features/centre/terms-screen.tsx';
import { OwnAccessScreen } from '../../features/staff/own-access-screen.tsx';
import { OwnPassphraseScreen } from '../../features/staff/own-passphrase-screen.tsx';
import { PeopleScreen } from '../../features/sync/people-screen.tsx';
import { StaffScreen } from '../../features/staff/staff-screen.tsx';
import { Needs } from '../frame/needs.tsx';
import { BackupPage } from './backup-page.tsx';
import { RemoveSample } from './remove-sample.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { ownAccess } from './settings-lines.ts';

/** Settings, one address each. */
export const settingsRoutes: RouteObject = {
  path: 'settings',
  element: <SettingsFrame />,
  children: [
    { index: true, element: <FirstSettings /> },
    {
      element: <Needs any={['readCentre']} />,
      children: [
        { path: 'terms', element: <TermsScreen /> },
        { path: 'staff', element: <StaffScreen /> },
      ],
    },
    { path: 'you', element: <OwnAccessScreen /> },
    { path: 'people', element: <PeopleScreen /> },
    { path: 'passphrase', element: <OwnPassphraseScreen /> },
    { path: 'backup', element: <BackupPage /> },
    { path: 'sample', element: <RemoveSample /> },
  ],
};

/** The centre's own page, or for people from outside their own. */
function FirstSettings() {
  const { role } = useSession().member;
  return may(role, 'readCentre') ? <CentreDetailsScreen /> : <Navigate to={ownAccess.path} replace />;
}
