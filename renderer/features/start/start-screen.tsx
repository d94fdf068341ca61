import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CentreKind } from '../../data/database.ts';
import type { Founded } from '../../data/found-centre.ts';
import { dayOf, now, timeOf, today } from '../../data/clock.ts';
import type { Joined } from '../../data/sync/things.ts';
import { noteRecoveryKeyKept } from '../../data/recovery-kept.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { formatDate } from '../../ui/format.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { useHistorySteps } from '../../ui/leaving/use-history-steps.ts';
import { Notice } from '../../ui/notice.tsx';
import { RecoveryKeyPage } from '../../ui/recovery-key/recovery-key-page.tsx';
import { JoinPage } from './join/join-page.tsx';
import { RestorePage } from './restore/restore-page.tsx';
import { newSetupDraft, reachedStep, type SetupDraft } from './setup/setup-draft.ts';
import { SetupWizard } from './setup/setup-wizard.tsx';
import { Choice, StartChoices } from './start-choices.tsx';

interface StartScreenProps {
  /** The centres that are on this laptop already. */
  readonly here: readonly CentreKind[];
  readonly onFounded: (founded: Founded) => void;
  readonly onOpen: (kind: CentreKind) => void;
  readonly onJoined: (joined: Joined) => void;
}

/** What was founded or restored, until its recovery key is kept. */
interface New {
  readonly founded: Founded;
  readonly toReadmit: readonly string[];
}

/** The first screen of a laptop without a centre: the sample, an own centre, or a backup brought back. */
export function StartScreen({ here, onFounded, onOpen, onJoined }: StartScreenProps) {
  const steps = useHistorySteps('choices');
  const [draft, setDraft] = useState<SetupDraft>(() => newSetupDraft(today()));
  const [made, setMade] = useState<New | null>(null);
  const keptDraft = useUnkeptDraft(draft);
  const founded = (is: Founded, toReadmit: readonly string[] = []): void => {
    keptDraft(draft);
    setMade({ founded: is, toReadmit });
  };
  if (made !== null) return <KeepKey {...made} onKept={() => onFounded(made.founded)} />;
  if (steps.step.startsWith('restore')) {
    return <RestorePage steps={steps} onRestored={(restored) => founded(restored, restored.toReadmit)} />;
  }
  if (steps.step === 'join') return <JoinPage onBack={steps.back} onJoined={onJoined} />;
  const step = reachedStep(steps.step, draft);
  if (step !== null) {
    return <SetupWizard step={step} draft={draft} onChange={setDraft} steps={steps} onFounded={founded} />;
  }
  return (
    <StartChoices here={here} onFounded={onFounded} onOpen={onOpen}>
      <OwnCentre
        here={here}
        onOpen={onOpen}
        onSetUp={() => steps.go('centre')}
        onRestore={() => steps.go('restore')}
        onJoin={() => steps.go('join')}
      />
    </StartChoices>
  );
}

/** The recovery key of a centre that was just set up or brought back. */
function KeepKey({ founded: { session, recoveryKey }, toReadmit, onKept }: New & { readonly onKept: () => void }) {
  const platform = usePlatform();
  return (
    <RecoveryKeyPage
      recoveryKey={recoveryKey}
      centreName={session.replica.one('centre', 'centre')?.name ?? ''}
      note={<ReadmitNote names={toReadmit} />}
      shownTo={session.member.name}
      shownAt={`${formatDate(dayOf(now()))}, ${timeOf(now())}`}
      onPrint={() => void platform.printPage()}
      onDone={() => void noteRecoveryKeyKept(session.database).then(onKept)}
    />
  );
}

/** Colleagues whose passphrases belonged to the laptop that was lost. */
function ReadmitNote({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Notice kind="information" title="The centre is back" standing>
      The old recovery key is replaced by the one below. These colleagues need a new passphrase, which you set under
      Settings, Staff: {names.join(', ')}.
    </Notice>
  );
}

interface OwnCentreProps {
  readonly here: readonly CentreKind[];
  readonly onOpen: (kind: CentreKind) => void;
  readonly onSetUp: () => void;
  readonly onRestore: () => void;
  readonly onJoin: () => void;
}

function OwnCentre({ here, onOpen, onSetUp, onRestore, onJoin }: OwnCentreProps) {
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
    <>
      <Choice
        title="Begin with your own"
        words="You need the centre’s URN and DfE number, its session times and its term dates. It takes about five minutes."
      >
        <Button variant="default" onClick={onSetUp}>
          Set up a centre
        </Button>
      </Choice>
      <Choice
        title="Join a centre that is at the local authority"
        words="You need the address and the one-time code that your administrator gave you, and a connection."
      >
        <Button variant="default" onClick={onJoin}>
          Join a centre
        </Button>
      </Choice>
      <Choice title="Bring a centre back" words="You need its backup file and its recovery key.">
        <Button variant="default" onClick={onRestore}>
          Restore from a backup
        </Button>
      </Choice>
    </>
  );
}
