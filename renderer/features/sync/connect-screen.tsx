import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { foundAtEndpoint, trySecondProof, useSync } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import type { ConnectInput, SecondFactor as Factor } from '../../data/sync/things.ts';
import { SecondFactor } from '../../ui/connect/second-factor.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ConnectForm } from './connect-form.tsx';
import classes from './sync.module.css';

/** The first laptop brings its centre to the local authority. */
export function ConnectScreen() {
  const session = useSession();
  const { is } = useSync();
  // Connecting makes it 'enrolled' before what is shown once can be shown.
  const [wasEnrolled] = useState(is === 'enrolled');
  const navigate = useNavigate();
  const [shown, setShown] = useState<{ readonly factor: Factor; readonly passphrase: string } | null>(null);
  const mayConnect = session.kind === 'real' && may(session.member.role, 'editCentre');
  if (!mayConnect || wasEnrolled) return <Navigate to="/sync" replace />;
  const done = (): void => void navigate('/sync', { replace: true });
  if (shown !== null) {
    return (
      <div className={classes['narrow'] ?? ''}>
        <PageHeading title="Keep your second proof" />
        <SecondFactor
          secret={shown.factor.secret}
          onCheck={(oneTimeCode) => trySecondProof(session, { passphrase: shown.passphrase, oneTimeCode })}
          onDone={done}
        />
      </div>
    );
  }
  const connect = async (input: ConnectInput) => {
    const connected = await foundAtEndpoint(session, input);
    const factor = connected.ok ? connected.value.secondFactor : undefined;
    if (factor !== undefined) setShown({ factor, passphrase: input.passphrase });
    else if (connected.ok) done();
    return connected;
  };
  return (
    <div className={classes['narrow'] ?? ''}>
      <PageHeading title="Connect to the local authority" />
      <ConnectForm onConnect={connect} onCancel={done} />
    </div>
  );
}
