import { Anchor, Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CentreKind, WaymarkDatabase } from '../../data/database.ts';
import type { MemberRow } from '../../data/rows.ts';
import type { Session } from '../../data/session.ts';
import { sampleStaff } from '../../../shared/sample/staff.ts';
import { membersHere } from '../../data/sign-in.ts';
import { readIdentity } from '../../data/store-identity.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { useHistorySteps } from '../../ui/leaving/use-history-steps.ts';
import { counted } from '../../ui/format.ts';
import { PlainPage } from '../../ui/plain-page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { RecoveryScreen } from './recovery-screen.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface SignInScreenProps {
  readonly kind: CentreKind;
  readonly database: WaymarkDatabase;
  readonly here: readonly CentreKind[];
  /** Someone was signed in until a moment ago. */
  readonly wasLocked: boolean;
  /** Entries of this laptop that were not sent yet when it was locked. */
  readonly unsent: number;
  readonly onSignedIn: (session: Session) => void;
  readonly onOpen: (kind: CentreKind) => void;
  readonly onStart: () => void;
  /** The store itself is at fault, not the passphrase. */
  readonly onFailed: (error: unknown) => void;
}

interface Known {
  readonly centreName: string;
  readonly members: readonly MemberRow[];
}

/** The sample lists its people in the order in which they are worth trying. */
function inOrder(kind: CentreKind, members: readonly MemberRow[]): readonly MemberRow[] {
  if (kind === 'real') return members;
  const place = (id: string): number => sampleStaff.findIndex((member) => member.id === id);
  return members.toSorted((a, b) => place(a.id) - place(b.id));
}

/** Who is there? The people of this centre, and the passphrase of one of them. */
export function SignInScreen(props: SignInScreenProps) {
  const { kind, database, onFailed } = props;
  const [known, setKnown] = useState<Known | null>(null);
  const steps = useHistorySteps('sign-in');
  const [keyShown, setKeyShown] = useState(false);
  useEffect(() => {
    let current = true;
    Promise.all([readIdentity(database), membersHere(database)]).then(([identity, members]) => {
      if (current) setKnown({ centreName: identity?.centreName ?? '', members: inOrder(kind, members) });
    }, onFailed);
    return () => {
      current = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- read once for each store; the callback is new with every render
  }, [database]);
  if (known === null) return null;
  const sample = kind === 'sample';
  // The new recovery key is shown once: Back may not take it away.
  if (steps.step === 'recovery' || keyShown) {
    const done = (): void => {
      setKeyShown(false);
      if (steps.step === 'recovery') steps.back();
    };
    return <RecoveryScreen {...known} database={database} onKeyShown={() => setKeyShown(true)} onDone={done} />;
  }
  return (
    <PlainPage
      title={`Sign in to ${known.centreName}`}
      width={920}
      focusTitle={false}
      {...(sample ? { beside: <StatusBadge tone="attention">Sample data</StatusBadge> } : {})}
    >
      {props.wasLocked && <p>Waymark is locked. Sign in to go on.</p>}
      {props.unsent > 0 && (
        <p>
          {`${counted(props.unsent, 'entry is', 'entries are')} not sent yet. What is not sent stays sealed on this laptop and goes at the next sign-in of anyone here.`}
        </p>
      )}
      {sample && (
        <p>This is a sample centre. Its people are invented; sign in as any of them to try what they can do.</p>
      )}
      <SignInForm {...props} members={known.members} />
      <OtherWays {...props} onRecover={() => steps.go('recovery')} />
    </PlainPage>
  );
}

interface OtherWaysProps extends SignInScreenProps {
  readonly onRecover: () => void;
}

function OtherWays({ kind, here, onOpen, onStart, onRecover }: OtherWaysProps) {
  const { allowsRealCentre } = usePlatform();
  const other = here.find((candidate) => candidate !== kind);
  return (
    <Group gap="lg" component="nav" aria-label="Other ways in">
      {kind === 'real' && (
        <Anchor component="button" type="button" mih={44} onClick={onRecover}>
          Use the recovery key
        </Anchor>
      )}
      {other !== undefined && (
        <Button
          variant="default"
          onClick={() => {
            onOpen(other);
          }}
        >
          {other === 'sample' ? 'Go to the sample centre' : 'Go to your own centre'}
        </Button>
      )}
      {other === undefined && (kind === 'real' || allowsRealCentre) && (
        <Anchor component="button" type="button" mih={44} onClick={onStart}>
          {kind === 'sample' ? 'Set up your own centre' : 'Open the sample centre'}
        </Anchor>
      )}
    </Group>
  );
}
