import type { BackupContents } from '../../../data/restore.ts';

/** A backup that was opened and looked through, and what opens it again. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly recoveryKey: string;
  readonly contents: BackupContents;
}
