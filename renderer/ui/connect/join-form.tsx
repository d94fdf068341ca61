import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import { ConnectFields } from './connect-fields.tsx';
import { connectInput, shortestEndpointPassphrase, type ConnectDraft } from './connect-draft.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { TextField } from '../form/fields.tsx';
import { Form } from '../form/form.tsx';
import { NewPassphraseFields } from '../form/new-passphrase.tsx';
import { PassphraseField } from '../form/passphrase-field.tsx';
import { hasProblems, noProblems, type Problems } from '../form/problems.ts';
import { useAct } from '../form/use-act.ts';
import { useUnkeptDraft } from '../leaving/unkept.ts';
import { Notice } from '../notice.tsx';
import { emptyJoin, joinProblems, type JoinDraft } from './join-draft.ts';

interface JoinFormProps {
  /** What joining means, above the fields. */
  readonly words: ReactNode;
  readonly label: string;
  /** Why a passphrase is too easy to guess; null where it is not. */
  readonly weakness: (passphrase: string) => string | null;
  readonly onJoin: (
    input: ConnectDraft & { readonly passphrase: string; readonly oneTimeCode?: string },
  ) => Promise<Result<unknown>>;
  readonly onBack: () => void;
}

/** Address, code, name of the laptop, and a passphrase: chosen now by who is new, typed by who has joined elsewhere. */
export function JoinForm({ words, label, weakness, onJoin, onBack }: JoinFormProps) {
  const [draft, setDraft] = useState<JoinDraft>(emptyJoin);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const act = useAct();
  const keptDraft = useUnkeptDraft(draft);
  const put = (part: Partial<JoinDraft>): void => setDraft({ ...draft, ...part });
  const submit = (): void => {
    const wrong = joinProblems(draft, weakness);
    setProblems(wrong);
    if (hasProblems(wrong) || act.busy) return;
    const digits = draft.oneTimeCode.replaceAll(/\s/g, '');
    act.run(async () => {
      const joined = await onJoin({
        ...connectInput(draft.connect),
        passphrase: draft.passphrase,
        ...(draft.isNew || digits === '' ? {} : { oneTimeCode: digits }),
      });
      if (joined.ok) keptDraft(draft);
      return joined;
    });
  };
  const leave = (): void => {
    keptDraft(draft);
    onBack();
  };
  return (
    <Form label="Join a centre" onSubmit={submit}>
      {words}
      <ErrorSummary problems={problems} />
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <ConnectFields draft={draft.connect} problems={problems} onChange={(connect) => put({ connect })} />
      <Radio.Group
        label="Have you joined on another laptop before?"
        value={draft.isNew ? 'new' : 'known'}
        onChange={(value) => put({ isNew: value === 'new' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="new" label="No, this is my first" />
          <Radio value="known" label="Yes, and I use the same passphrase" />
        </Stack>
      </Radio.Group>
      {draft.isNew ? (
        <NewPassphraseFields
          label="Choose your passphrase"
          shortest={shortestEndpointPassphrase}
          draft={draft}
          problems={problems}
          onChange={put}
        />
      ) : (
        <KnownFields draft={draft} problems={problems} onChange={put} />
      )}
      <Group gap="xs">
        <Button type="submit" loading={act.busy}>
          {label}
        </Button>
        <Button variant="default" onClick={leave}>
          Back
        </Button>
      </Group>
      {act.busy && <Text role="status">Joining. This takes some seconds.</Text>}
    </Form>
  );
}

interface KnownFieldsProps {
  readonly draft: JoinDraft;
  readonly problems: Problems;
  readonly onChange: (part: Partial<JoinDraft>) => void;
}

function KnownFields({ draft, problems, onChange }: KnownFieldsProps) {
  return (
    <>
      <PassphraseField
        id="passphrase"
        label="Your passphrase"
        value={draft.passphrase}
        error={problems['passphrase']}
        onChange={(passphrase) => onChange({ passphrase })}
      />
      <TextField
        id="one-time-code"
        label="Code of your authenticator app"
        description="Six digits. Only administrators have one; leave it empty otherwise."
        width={160}
        value={draft.oneTimeCode}
        error={problems['one-time-code']}
        onChange={(oneTimeCode) => onChange({ oneTimeCode })}
      />
    </>
  );
}
