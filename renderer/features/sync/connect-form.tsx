import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import type { ConnectInput } from '../../data/sync/things.ts';
import {
  connectInput,
  connectProblems,
  emptyConnectDraft,
  endpointPassphraseProblem,
} from '../../ui/connect/connect-draft.ts';
import { ConnectFields } from '../../ui/connect/connect-fields.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Form } from '../../ui/form/form.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { useAct } from '../../ui/form/use-act.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { WhatHappens } from './what-happens.tsx';

interface ConnectFormProps {
  readonly onConnect: (input: ConnectInput) => Promise<Result<unknown>>;
  readonly onCancel: () => void;
}

function passphraseProblems(passphrase: string): Problems {
  if (passphrase === '') return { passphrase: 'Enter your passphrase' };
  const short = endpointPassphraseProblem(passphrase);
  return short === null ? {} : { passphrase: `${short}. Change your passphrase first, under Settings` };
}

/** Address, code, name of this laptop and the own passphrase; what will happen stands above the button. */
export function ConnectForm({ onConnect, onCancel }: ConnectFormProps) {
  const [draft, setDraft] = useState(emptyConnectDraft);
  const [passphrase, setPassphrase] = useState('');
  const [problems, setProblems] = useState<Problems>(noProblems);
  const act = useAct();
  const whole = { draft, passphrase };
  const keptDraft = useUnkeptDraft(whole);
  const submit = (): void => {
    const wrong = {
      ...connectProblems(draft),
      ...passphraseProblems(passphrase),
    };
    setProblems(wrong);
    if (hasProblems(wrong) || act.busy) return;
    act.run(async () => {
      const connected = await onConnect({ ...connectInput(draft), passphrase });
      if (connected.ok) keptDraft(whole);
      return connected;
    });
  };
  return (
    <Form label="Connect to the local authority" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <p>Your local authority gives you the address and a code.</p>
      <ConnectFields draft={draft} problems={problems} onChange={setDraft} />
      <PassphraseField
        id="passphrase"
        label="Your passphrase"
        description="The one you sign in with. The local authority will know you by it."
        value={passphrase}
        error={problems['passphrase']}
        onChange={setPassphrase}
      />
      <WhatHappens />
      <Group gap="xs">
        <Button type="submit" loading={act.busy}>
          Connect this centre
        </Button>
        <Button
          variant="default"
          onClick={() => {
            keptDraft(whole);
            onCancel();
          }}
        >
          Cancel
        </Button>
      </Group>
      {act.busy && <Text role="status">Connecting. This takes some seconds.</Text>}
    </Form>
  );
}
