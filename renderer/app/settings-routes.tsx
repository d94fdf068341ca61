import type { RouteObject } from 'react-router';
import { CentreDetailsScreen } from '../features/centre/centre-details-screen.tsx';

/** Settings, one address each. */
export const settingsRoutes: RouteObject = {
  path: 'settings',
  children: [{ index: true, element: <CentreDetailsScreen /> }],
};
