import type { Problems } from './problems.ts';
import { PassphraseField } from './passphrase-field.tsx';

export interface NewPassphraseDraft {
  readonly passphrase: string;
  readonly again: string;
}

export const emptyPassphrase: NewPassphraseDraft = { passphrase: '', again: '' };

/** What is wrong with a new passphrase typed twice. `weak` is what the rule for passphrases says of the first. */
export function newPassphraseProblems({ passphrase, again }: NewPassphraseDraft, weak: string | null): Problems {
  if (weak !== null) return { passphrase: weak };
  return passphrase === again ? {} : { again: 'The two passphrases are not the same. Type the second one afresh' };
}

interface NewPassphraseFieldsProps {
  readonly label: string;
  /** In characters, where it is not the app's own least. */
  readonly shortest?: number;
  readonly draft: NewPassphraseDraft;
  readonly problems: Problems;
  readonly onChange: (draft: NewPassphraseDraft) => void;
}

/** A new passphrase, twice, so that a slip of the finger locks nobody out. */
export function NewPassphraseFields({ label, shortest = 10, draft, problems, onChange }: NewPassphraseFieldsProps) {
  return (
    <>
      <PassphraseField
        id="passphrase"
        label={label}
        description={`At least ${shortest} characters. Three or four words that can be remembered work well.`}
        value={draft.passphrase}
        error={problems['passphrase']}
        onChange={(passphrase) => onChange({ ...draft, passphrase })}
      />
      <PassphraseField
        id="again"
        label="The same passphrase again"
        value={draft.again}
        error={problems['again']}
        onChange={(again) => onChange({ ...draft, again })}
      />
    </>
  );
}
