import type { RouteObject } from 'react-router';
import { BringRoute } from './bring-route.tsx';
import { Needs } from './frame/needs.tsx';
import { ConnectScreen } from '../features/sync/connect-screen.tsx';
import { EraseScreen } from '../features/sync/erase-screen.tsx';
import { SecondProofScreen } from '../features/sync/second-proof-screen.tsx';
import { SettleScreen } from '../features/sync/settle-screen.tsx';
import { SyncScreen } from '../features/sync/sync-screen.tsx';

/** The exchange with the local authority, and what two laptops entered differently. */
export const syncRoutes: RouteObject[] = [
  {
    path: 'sync',
    children: [
      { index: true, element: <SyncScreen /> },
      { path: 'connect', element: <ConnectScreen /> },
      { path: 'second-proof', element: <SecondProofScreen /> },
      { path: 'join', element: <BringRoute /> },
    ],
  },
  { path: 'pupils/:id/erase', element: <EraseScreen /> },
  { element: <Needs any={['takeRegister']} />, children: [{ path: 'settle', element: <SettleScreen /> }] },
];
