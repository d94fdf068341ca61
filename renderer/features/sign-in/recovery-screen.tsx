import { useState } from 'react';
import { dayOf, now, timeOf } from '../../data/clock.ts';
import type { WaymarkDatabase } from '../../data/database.ts';
import { noteRecoveryKeyKept } from '../../data/recovery-kept.ts';
import type { MemberRow } from '../../data/rows.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { formatDate } from '../../ui/format.ts';
import { PlainPage } from '../../ui/plain-page.tsx';
import { RecoveryKeyPage } from '../../ui/recovery-key/recovery-key-page.tsx';
import { RecoveryForm } from './recovery-form.tsx';

interface RecoveryScreenProps {
  readonly centreName: string;
  readonly database: WaymarkDatabase;
  readonly members: readonly MemberRow[];
  /** The old recovery key opens nothing any more; the new one stands on the screen. */
  readonly onKeyShown: () => void;
  readonly onDone: () => void;
}

/** Back in with the recovery key; the new key that replaces it has to be kept before the sign-in. */
export function RecoveryScreen({ centreName, database, members, onKeyShown, onDone }: RecoveryScreenProps) {
  const platform = usePlatform();
  const [recovered, setRecovered] = useState<{ readonly key: string; readonly person: string } | null>(null);
  if (recovered !== null) {
    return (
      <RecoveryKeyPage
        recoveryKey={recovered.key}
        centreName={centreName}
        shownTo={recovered.person}
        shownAt={`${formatDate(dayOf(now()))}, ${timeOf(now())}`}
        onPrint={() => void platform.printPage()}
        onDone={() => void noteRecoveryKeyKept(database).then(onDone)}
      />
    );
  }
  return (
    <PlainPage title="Use the recovery key">
      <p>
        The person gets a new passphrase, and the recovery key is replaced by a new one. The old sheet opens nothing
        afterwards.
      </p>
      <RecoveryForm
        database={database}
        members={members}
        onBack={onDone}
        onRecovered={(key, person) => {
          setRecovered({ key, person });
          onKeyShown();
        }}
      />
    </PlainPage>
  );
}
