import { useEffect, useState } from 'react';
import { createHashRouter, RouterProvider } from 'react-router';
import type { ClockDoubt } from '../../../shared/centre/clock-doubt.ts';
import { SessionContext } from '../../data/session-context.ts';
import type { Session } from '../../data/session.ts';
import { FirstBackupPage } from '../../features/safety/first-backup-page.tsx';
import { ClockGate } from '../clock/clock-gate.tsx';
import { noteError } from '../problems/quiet-errors.ts';
import { routes } from '../routes.tsx';
import { ExchangeGate } from './exchange-gate.tsx';

interface SignedInProps {
  readonly session: Session;
  /** The centre was just set up or restored, so a backup is asked for before anything else. */
  readonly fresh: boolean;
  readonly clock: ClockDoubt | null;
}

/** The app for whoever is signed in. Begins at its first screen, wherever the last person was. */
export function SignedIn({ session, fresh, clock }: SignedInProps) {
  const [router] = useState(() => {
    window.history.replaceState(null, '', '#/');
    return createHashRouter(routes);
  });
  const [askBackup, setAskBackup] = useState(fresh);
  useEffect(
    () => () => {
      window.history.replaceState(null, '', '#/');
    },
    [],
  );
  return (
    <SessionContext value={session}>
      <ClockGate session={session} doubt={clock}>
        <ExchangeGate>
          {askBackup ? (
            <FirstBackupPage onDone={() => setAskBackup(false)} />
          ) : (
            <RouterProvider router={router} onError={noteError} />
          )}
        </ExchangeGate>
      </ClockGate>
    </SessionContext>
  );
}
