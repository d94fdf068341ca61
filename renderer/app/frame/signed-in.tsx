import { useEffect, useState } from 'react';
import { createHashRouter, RouterProvider } from 'react-router';
import { SessionContext } from '../../data/session-context.ts';
import type { Session } from '../../data/session.ts';
import { routes } from '../routes.tsx';

/** The app for whoever is signed in. Begins at its first screen, wherever the last person was. */
export function SignedIn({ session }: { readonly session: Session }) {
  const [router] = useState(() => {
    window.history.replaceState(null, '', '#/');
    return createHashRouter(routes);
  });
  useEffect(
    () => () => {
      window.history.replaceState(null, '', '#/');
    },
    [],
  );
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} />
    </SessionContext>
  );
}
