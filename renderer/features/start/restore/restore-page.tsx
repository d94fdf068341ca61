import { useState } from 'react';
import type { Restored } from '../../../data/restore.ts';
import { useUnkept } from '../../../ui/leaving/unkept.ts';
import type { HistorySteps } from '../../../ui/leaving/use-history-steps.ts';
import { PlainPage } from '../../../ui/plain-page.tsx';
import { ChooseBackup } from './choose-backup.tsx';
import { ChooseAdministrator } from './choose-administrator.tsx';
import type { OpenedFile } from './opened-file.ts';

interface RestorePageProps {
  readonly steps: HistorySteps;
  readonly onRestored: (restored: Restored) => void;
}

/** Brings a centre back from its backup file, in two steps: which file and key, then who signs in. */
export function RestorePage({ steps, onRestored }: RestorePageProps) {
  const [opened, setOpened] = useState<OpenedFile | null>(null);
  const letGo = useUnkept(opened !== null);
  const choosing = opened === null || steps.step === 'restore';
  return (
    <PlainPage title={choosing ? 'Restore from a backup' : 'Who signs in first?'}>
      {choosing ? (
        <ChooseBackup
          onOpened={(file) => {
            setOpened(file);
            steps.go('restore-person');
          }}
          onBack={steps.back}
        />
      ) : (
        <ChooseAdministrator
          opened={opened}
          onRestored={(restored) => {
            letGo();
            onRestored(restored);
          }}
          onBack={steps.back}
        />
      )}
    </PlainPage>
  );
}
