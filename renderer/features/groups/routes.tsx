import type { RouteObject } from 'react-router';
import { GroupScreen } from './group-screen.tsx';
import { GroupsScreen } from './groups-screen.tsx';
import { PlacesScreen } from './places-screen.tsx';

/** Groups, one group, and places. */
export const groupRoutes: readonly RouteObject[] = [
  { path: 'groups', element: <GroupsScreen /> },
  { path: 'groups/:id', element: <GroupScreen /> },
  { path: 'places', element: <PlacesScreen /> },
];
