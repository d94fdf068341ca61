import { useEffect, useRef, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import type { Result } from '../../../../shared/lib/result.ts';
import { passphraseProblem } from '../../../data/members.ts';
import { useSession } from '../../../data/session-context.ts';
import { beginBringing, begunBringing, leaveBringing, type Bringing } from '../../../data/sync/bring/begin.ts';
import { trySecondProof, useSync } from '../../../data/sync/api.ts';
import type { ConnectInput } from '../../../data/sync/things.ts';
import { usePlatform } from '../../../platform/platform-context.ts';
import { JoinForm } from '../../../ui/connect/join-form.tsx';
import { SecondFactor } from '../../../ui/connect/second-factor.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import classes from '../sync.module.css';
import { BringWhole } from './bring-whole.tsx';
import { GoOnForm } from './go-on-form.tsx';

type Stage =
  | { readonly at: 'looking' }
  | { readonly at: 'form' }
  | { readonly at: 'begun'; readonly name: string; readonly centreName: string }
  | { readonly at: 'factor'; readonly bringing: Bringing; readonly secret: string; readonly passphrase: string }
  | { readonly at: 'whole'; readonly bringing: Bringing };

/** A laptop that has a centre of its own joins one that is at the local authority already, and brings what it holds. */
export function BringScreen({ onTogether }: { readonly onTogether: () => void }) {
  const session = useSession();
  const platform = usePlatform();
  const navigate = useNavigate();
  const { is } = useSync();
  const [stage, setStage] = useState<Stage>({ at: 'looking' });
  const openRef = useRef<Bringing | null>(null);
  // What was fetched goes out of memory with the screen; on the disk it waits, sealed.
  useEffect(
    () => () => {
      const { current } = openRef;
      if (current !== null) void leaveBringing(current);
    },
    [],
  );
  const look = (): void => {
    void begunBringing(session).then((begun) => setStage(begun === null ? { at: 'form' } : { at: 'begun', ...begun }));
  };
  useEffect(look, [session]);
  if (session.kind !== 'real' || session.member.role !== 'administrator' || is === 'enrolled')
    return <Navigate to="/sync" replace />;
  const begin = async (input: ConnectInput & { readonly oneTimeCode?: string }): Promise<Result<unknown>> => {
    const begun = await beginBringing(session, { ...input, platform });
    if (!begun.ok) return begun;
    openRef.current = begun.value;
    const secret = begun.value.secondFactor?.secret;
    const { passphrase } = input;
    if (secret === undefined) setStage({ at: 'whole', bringing: begun.value });
    else setStage({ at: 'factor', bringing: begun.value, secret, passphrase });
    return begun;
  };
  const resumed = (bringing: Bringing): void => {
    openRef.current = bringing;
    setStage({ at: 'whole', bringing });
  };
  const leave = (): void => void navigate('/sync', { replace: true });
  return (
    <div className={stage.at === 'whole' ? '' : (classes['narrow'] ?? '')}>
      <PageHeading title={titles[stage.at]} />
      {stage.at === 'form' && (
        <JoinForm
          words={<BeforeItBegins />}
          label="Fetch the centre’s records"
          weakness={passphraseProblem}
          onJoin={begin}
          onBack={leave}
        />
      )}
      {stage.at === 'begun' && <GoOnForm {...stage} onOpen={resumed} onGivenUp={look} />}
      {stage.at === 'factor' && (
        <SecondFactor
          secret={stage.secret}
          onCheck={(oneTimeCode) => trySecondProof(stage.bringing.there, { passphrase: stage.passphrase, oneTimeCode })}
          onDone={() => setStage({ at: 'whole', bringing: stage.bringing })}
        />
      )}
      {stage.at === 'whole' && <BringWhole bringing={stage.bringing} onTogether={onTogether} onLeave={leave} />}
    </div>
  );
}

const titles: Record<Stage['at'], string> = {
  looking: 'Join a centre',
  form: 'Join a centre',
  begun: 'Join a centre',
  factor: 'Keep your second proof',
  whole: 'Join a centre',
};

function BeforeItBegins() {
  return (
    <>
      <p>
        This laptop has a centre of its own. Here it can join one that is at the local authority already, and bring its
        pupils, registers and their history along.
      </p>
      <p>
        First that centre’s records are fetched and compared with yours. Nothing of this laptop is sent or changed until
        you have seen what would happen and agreed. You need a code for an administrator of that centre.
      </p>
    </>
  );
}
