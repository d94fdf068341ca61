import { Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { readSecondProof, trySecondProof } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import type { SecondFactor } from '../../data/sync/things.ts';
import { AppKey } from '../../ui/connect/second-factor.tsx';
import { useAct } from '../../ui/form/use-act.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ProofForm } from './proof-form.tsx';
import classes from './sync.module.css';

/** An administrator's key once more, for whom it was cut short: kept here until a code of the app was right. */
export function SecondProofScreen() {
  const session = useSession();
  const navigate = useNavigate();
  const act = useAct();
  const [waiting, setWaiting] = useState<SecondFactor | 'reading' | null>('reading');
  useEffect(() => {
    void readSecondProof(session).then(setWaiting);
  }, [session]);
  if (waiting === 'reading') return null;
  if (waiting === null) return <Navigate to="/sync" replace />;
  return (
    <div className={classes['narrow'] ?? ''}>
      <PageHeading title="Keep your second proof" />
      <Stack gap="md">
        <AppKey secret={waiting.secret} />
        <ProofForm
          busy={act.busy}
          problem={act.problem}
          onProve={(credentials) =>
            act.run(
              () => trySecondProof(session, credentials),
              () => void navigate('/sync', { replace: true }),
            )
          }
        />
      </Stack>
    </div>
  );
}
