import { useState } from 'react';
import type { Result } from '../../../../shared/lib/result.ts';
import { passphraseProblem } from '../../../data/members.ts';
import { joinCentre, trySecondProof } from '../../../data/sync/api.ts';
import type { ConnectInput, Joined } from '../../../data/sync/things.ts';
import { usePlatform } from '../../../platform/platform-context.ts';
import { JoinForm } from '../../../ui/connect/join-form.tsx';
import { SecondFactor } from '../../../ui/connect/second-factor.tsx';
import { PlainPage } from '../../../ui/plain-page.tsx';

interface JoinPageProps {
  readonly onJoined: (joined: Joined) => void;
  readonly onBack: () => void;
}

interface New {
  readonly joined: Joined;
  readonly secret: string;
  readonly passphrase: string;
}

/** A new laptop joins a centre that is at the local authority already. */
export function JoinPage({ onJoined, onBack }: JoinPageProps) {
  const platform = usePlatform();
  const [made, setMade] = useState<New | null>(null);
  const join = async (input: ConnectInput & { readonly oneTimeCode?: string }): Promise<Result<unknown>> => {
    const joined = await joinCentre({ ...input, platform });
    if (!joined.ok) return joined;
    const secret = joined.value.secondFactor?.secret;
    if (secret === undefined) onJoined(joined.value);
    else setMade({ joined: joined.value, secret, passphrase: input.passphrase });
    return joined;
  };
  if (made === null) {
    return (
      <PlainPage title="Join a centre">
        <JoinForm
          words={
            <p>The centre’s records are fetched from the local authority onto this laptop and kept here, encrypted.</p>
          }
          label="Join the centre"
          weakness={passphraseProblem}
          onJoin={join}
          onBack={onBack}
        />
      </PlainPage>
    );
  }
  const { joined, secret, passphrase } = made;
  return (
    <PlainPage title="Keep your second proof">
      <SecondFactor
        secret={secret}
        onCheck={(oneTimeCode) => trySecondProof(joined.session, { passphrase, oneTimeCode })}
        onDone={() => onJoined(joined)}
      />
    </PlainPage>
  );
}
