import { emptyPassphrase, type NewPassphraseDraft } from '../../ui/form/new-passphrase.tsx';
import type { Problems } from '../../ui/form/problems.ts';

export interface RecoveryDraft extends NewPassphraseDraft {
  readonly memberId: string;
  readonly key: string;
  readonly colleague: string;
  readonly colleaguePassphrase: string;
}

export function emptyRecovery(memberId: string): RecoveryDraft {
  return { memberId, key: '', colleague: '', colleaguePassphrase: '', ...emptyPassphrase };
}

/** What is missing; whether key and passphrases are right is found out by trying. */
export function recoveryProblems(draft: RecoveryDraft, needsColleague: boolean): Problems {
  return {
    ...(draft.key.trim() === '' ? { key: 'Enter the recovery key from the printed sheet' } : {}),
    ...(needsColleague && draft.colleague === '' ? { colleague: 'Choose the colleague who agrees' } : {}),
    ...(needsColleague && draft.colleaguePassphrase === ''
      ? { colleaguePassphrase: 'Ask the colleague to type their own passphrase' }
      : {}),
  };
}
