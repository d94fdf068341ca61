import { Navigate, type RouteObject } from 'react-router';
import { useSession } from '../data/session-context.ts';
import { groupRoutes } from '../features/groups/routes.tsx';
import { importRoutes } from '../features/imports/routes.tsx';
import { pupilRoutes } from '../features/pupils/routes.tsx';
import { RegisterPage } from '../features/registers/register-page.tsx';
import { TodayPage } from '../features/today/today-page.tsx';
import { attendanceRoutes } from './attendance-routes.tsx';
import { NeedsClock } from './clock/needs-clock.tsx';
import { Frame } from './frame/frame.tsx';
import { Needs } from './frame/needs.tsx';
import { NotFound } from './frame/not-found.tsx';
import { RouteFailed } from './problems/route-failed.tsx';
import { navigationFor } from './navigation.ts';
import { settingsRoutes } from './settings/settings-routes.tsx';
import { syncRoutes } from './sync-routes.tsx';

/** Where each address leads. No address holds anything about a pupil but a random id. */
export const routes: RouteObject[] = [
  {
    element: <Frame />,
    errorElement: <RouteFailed />,
    children: [
      {
        errorElement: <RouteFailed />,
        children: [
          { index: true, element: <FirstScreen /> },
          { path: 'today', element: <TodayPage /> },
          {
            path: 'register/:groupId/:date/:session',
            element: (
              <NeedsClock>
                <RegisterPage />
              </NeedsClock>
            ),
          },
          { element: <Needs any={['readAttendance']} />, children: attendanceRoutes },
          { element: <Needs any={['readPupils']} />, children: [...pupilRoutes, ...groupRoutes] },
          ...importRoutes,
          ...syncRoutes,
          settingsRoutes,
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];

/** The first line of the menu that the person may open. */
function FirstScreen() {
  const { member } = useSession();
  return <Navigate to={navigationFor(member.role)[0]?.path ?? '/settings'} replace />;
}
