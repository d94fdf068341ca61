import type { RouteObject } from 'react-router';
import { ImportScreen } from './import-screen.tsx';

export const importRoutes: readonly RouteObject[] = [{ path: 'import', element: <ImportScreen /> }];
