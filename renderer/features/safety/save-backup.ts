import { useState } from 'react';
import { may } from '../../../shared/centre/staff.ts';
import { noteExport } from '../../data/acts/exported.ts';
import { lastBackupAt, makeBackup, noteBackupSaved } from '../../data/backup.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { usePlatform } from '../../platform/platform-context.ts';

/** When the newest backup of this laptop was made; undefined until it is known, null where there is none. */
export function useLastBackup(): number | null | undefined {
  const { database } = useSession();
  return useLoaded(() => lastBackupAt(database), [database]);
}

export type BackupOutcome = { readonly kind: 'saved' | 'problem'; readonly words: string };

export interface BackupAct {
  readonly busy: boolean;
  readonly outcome: BackupOutcome | null;
  /** Makes the file and offers it for saving. True once it is saved. */
  readonly make: () => Promise<boolean>;
}

/** Makes a backup file; only a file that was really saved counts as a backup. */
export function useBackup(): BackupAct {
  const session = useSession();
  const platform = usePlatform();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<BackupOutcome | null>(null);
  const save = async (): Promise<BackupOutcome | null> => {
    const noted = may(session.member.role, 'backUp') ? await noteExport(session, { what: 'backup' }) : null;
    if (noted?.ok === false) return { kind: 'problem', words: noted.error.message };
    const made = await makeBackup(session);
    if (!made.ok) return { kind: 'problem', words: made.error.message };
    const { bytes, suggestedName } = made.value;
    const saved = await platform.saveFile(suggestedName, bytes, 'application/octet-stream');
    if (saved === 'cancelled') return null;
    if (saved === 'failed') {
      return {
        kind: 'problem',
        words: 'The file could not be saved there. Choose another place, such as a USB stick, and try again.',
      };
    }
    await noteBackupSaved(session, made.value);
    session.replica.announce();
    return {
      kind: 'saved',
      words: `The file is called ${suggestedName}. Keep it away from this laptop: on an encrypted stick or the centre’s own drive. Only the recovery key opens it.`,
    };
  };
  const make = async (): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setOutcome(null);
    try {
      const answer = await save();
      setOutcome(answer);
      return answer?.kind === 'saved';
    } finally {
      setBusy(false);
    }
  };
  return { busy, outcome, make };
}
