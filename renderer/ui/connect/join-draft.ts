import { connectProblems, emptyConnectDraft, endpointPassphraseProblem, type ConnectDraft } from './connect-draft.ts';
import { newPassphraseProblems, type NewPassphraseDraft } from '../form/new-passphrase.tsx';
import type { Problems } from '../form/problems.ts';

/** What is asked of somebody who joins, while it is typed. */
export interface JoinDraft extends NewPassphraseDraft {
  readonly connect: ConnectDraft;
  /** The person has no passphrase at the local authority yet. */
  readonly isNew: boolean;
  /** Of an administrator who joined elsewhere; '' for nobody. */
  readonly oneTimeCode: string;
}

export const emptyJoin: JoinDraft = {
  connect: emptyConnectDraft,
  isNew: true,
  passphrase: '',
  again: '',
  oneTimeCode: '',
};

/** What is wrong, by the id of its field. `weakness`: why a passphrase is too easy to guess; null where it is not. */
export function joinProblems(draft: JoinDraft, weakness: (passphrase: string) => string | null): Problems {
  const { connect, isNew, passphrase, oneTimeCode } = draft;
  const weak = endpointPassphraseProblem(passphrase) ?? weakness(passphrase);
  return {
    ...connectProblems(connect),
    ...(isNew ? newPassphraseProblems(draft, weak) : {}),
    ...(!isNew && passphrase === '' ? { passphrase: 'Enter your passphrase' } : {}),
    ...(!isNew && !/^(?:\d{6})?$/.test(oneTimeCode.replaceAll(/\s/g, ''))
      ? { 'one-time-code': 'Enter the six digits that your app shows now, or nothing' }
      : {}),
  };
}
