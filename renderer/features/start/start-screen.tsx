import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CentreKind } from '../../data/database.ts';
import type { Founded } from '../../data/found-centre.ts';
import { dayOf, now, timeOf } from '../../data/clock.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { formatDate } from '../../ui/format.ts';
import { RecoveryKeyPage } from '../../ui/recovery-key/recovery-key-page.tsx';
import { SetupWizard } from './setup/setup-wizard.tsx';
import { Choice, StartChoices } from './start-choices.tsx';

interface StartScreenProps {
  /** The centres that are on this laptop already. */
  readonly here: readonly CentreKind[];
  readonly onFounded: (founded: Founded) => void;
  readonly onOpen: (kind: CentreKind) => void;
}

type Way =
  { readonly at: 'choices' } | { readonly at: 'setup' } | { readonly at: 'recovery-key'; readonly founded: Founded };

/** The first screen of a laptop without a centre: the sample, an own centre, or a backup brought back. */
export function StartScreen({ here, onFounded, onOpen }: StartScreenProps) {
  const platform = usePlatform();
  const [way, setWay] = useState<Way>({ at: 'choices' });
  switch (way.at) {
    case 'choices':
      return (
        <StartChoices here={here} onFounded={onFounded} onOpen={onOpen}>
          <OwnCentre here={here} onOpen={onOpen} onSetUp={() => setWay({ at: 'setup' })} />
        </StartChoices>
      );
    case 'setup':
      return (
        <SetupWizard
          onFounded={(founded) => setWay({ at: 'recovery-key', founded })}
          onCancel={() => setWay({ at: 'choices' })}
        />
      );
    case 'recovery-key': {
      const { session, recoveryKey } = way.founded;
      return (
        <RecoveryKeyPage
          recoveryKey={recoveryKey}
          centreName={session.replica.one('centre', 'centre')?.name ?? ''}
          shownTo={session.member.name}
          shownAt={`${formatDate(dayOf(now()))}, ${timeOf(now())}`}
          onPrint={() => void platform.printPage()}
          onDone={() => onFounded(way.founded)}
        />
      );
    }
  }
}

interface OwnCentreProps {
  readonly here: readonly CentreKind[];
  readonly onOpen: (kind: CentreKind) => void;
  readonly onSetUp: () => void;
}

function OwnCentre({ here, onOpen, onSetUp }: OwnCentreProps) {
  const { allowsRealCentre } = usePlatform();
  if (here.includes('real')) {
    return (
      <Choice title="Go to your own centre" words="It is on this laptop already.">
        <Button variant="default" onClick={() => onOpen('real')}>
          Sign in to your own centre
        </Button>
      </Choice>
    );
  }
  if (!allowsRealCentre) {
    return (
      <p>
        A real centre is kept in the desktop app, because a browser has nowhere safe to keep this laptop’s part of the
        keys.
      </p>
    );
  }
  return (
    <Choice
      title="Begin with your own"
      words="You need the centre’s URN and DfE number, its session times and its term dates. It takes about five minutes."
    >
      <Button variant="default" onClick={onSetUp}>
        Set up a centre
      </Button>
    </Choice>
  );
}
