import { useSyncExternalStore } from 'react';
import { SignInScreen } from '../../features/sign-in/sign-in-screen.tsx';
import { StartScreen } from '../../features/start/start-screen.tsx';
import { SignedIn } from '../frame/signed-in.tsx';
import { problemOfError } from '../problems/problem-of-error.ts';
import { StoreProblemScreen } from '../problems/store-problem-screen.tsx';
import { useGate } from './gate-context.ts';
import { OpeningScreen } from './opening-screen.tsx';

/** Shows the screen of the stage: start, sign-in, the app itself, or what is wrong with the store. */
export function GateScreens() {
  const gate = useGate();
  const stage = useSyncExternalStore(gate.subscribe, gate.stage);
  switch (stage.at) {
    case 'opening':
      return <OpeningScreen />;
    case 'start':
      return (
        <StartScreen
          here={stage.here}
          onFounded={(founded) => void gate.founded(founded)}
          onJoined={(joined) => void gate.joined(joined)}
          onOpen={(kind) => void gate.open(kind)}
        />
      );
    case 'sign-in':
      return (
        <SignInScreen
          key={stage.store.database.name}
          kind={stage.store.kind}
          database={stage.store.database}
          wasLocked={stage.wasLocked}
          unsent={stage.unsent}
          here={stage.here}
          onSignedIn={(session) => void gate.signedIn(session)}
          onOpen={(kind) => void gate.open(kind)}
          onStart={() => void gate.toStart()}
          onFailed={(error) => {
            gate.fail(problemOfError(error));
          }}
        />
      );
    case 'signed-in':
      return <SignedIn session={stage.session} fresh={stage.fresh} clock={stage.clock} />;
    case 'problem':
      return <StoreProblemScreen problem={stage.problem} onRetry={() => void gate.open(stage.kind)} />;
  }
}
