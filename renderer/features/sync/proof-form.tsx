import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../data/session-context.ts';
import type { Credentials } from '../../data/sync/things.ts';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { Notice } from '../../ui/notice.tsx';

interface ProofFormProps {
  readonly busy: boolean;
  /** Why the last proof was refused. */
  readonly problem: string | null;
  readonly onProve: (credentials: Credentials) => void;
  readonly onCancel?: () => void;
  /** What the proof is for, and the words of its button, where that is not administering. */
  readonly words?: string;
  readonly label?: string;
}

export const proofTitle = 'Confirm that it is you';

const tenMinutes = 'The local authority asks who you are. Your answer holds for ten minutes.';

/** The passphrase and, of an administrator, the code of the authenticator app. */
export function ProofForm({ busy, problem, onProve, onCancel, words = tenMinutes, label = 'Confirm' }: ProofFormProps) {
  const { role } = useSession().member;
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [problems, setProblems] = useState<Problems>(noProblems);
  const asksCode = role === 'administrator';
  const submit = (): void => {
    const digits = code.replaceAll(/\s/g, '');
    const wrong = {
      ...(passphrase === '' ? { 'proof-passphrase': 'Enter your passphrase' } : {}),
      ...(asksCode && !/^\d{6}$/.test(digits)
        ? { 'proof-code': 'Enter the six digits that your authenticator app shows now' }
        : {}),
    };
    setProblems(wrong);
    if (hasProblems(wrong) || busy) return;
    onProve({ passphrase, ...(asksCode ? { oneTimeCode: digits } : {}) });
  };
  return (
    <Form label={proofTitle} onSubmit={submit}>
      <p>{words}</p>
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <ErrorSummary problems={problems} />
      <PassphraseField
        id="proof-passphrase"
        label="Your passphrase"
        description="The one you chose last, on whichever laptop."
        value={passphrase}
        error={problems['proof-passphrase']}
        onChange={setPassphrase}
      />
      {asksCode && (
        <TextField
          id="proof-code"
          label="Code of your authenticator app"
          description="Six digits"
          width={160}
          value={code}
          error={problems['proof-code']}
          onChange={setCode}
        />
      )}
      <Group gap="xs">
        <Button type="submit" loading={busy}>
          {label}
        </Button>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </Group>
    </Form>
  );
}
