import { useState } from 'react';
import type { Restored } from '../../../data/restore.ts';
import { PlainPage } from '../../../ui/plain-page.tsx';
import { ChooseBackup } from './choose-backup.tsx';
import { ChooseAdministrator } from './choose-administrator.tsx';
import type { OpenedFile } from './opened-file.ts';

interface RestorePageProps {
  readonly onRestored: (restored: Restored) => void;
  readonly onCancel: () => void;
}

/** Brings a centre back from its backup file, in two steps: which file and key, then who signs in. */
export function RestorePage({ onRestored, onCancel }: RestorePageProps) {
  const [opened, setOpened] = useState<OpenedFile | null>(null);
  return (
    <PlainPage title={opened === null ? 'Restore from a backup' : 'Who signs in first?'}>
      {opened === null ? (
        <ChooseBackup onOpened={setOpened} onBack={onCancel} />
      ) : (
        <ChooseAdministrator opened={opened} onRestored={onRestored} onBack={() => setOpened(null)} />
      )}
    </PlainPage>
  );
}
