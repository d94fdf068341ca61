import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { TextField } from '../form/fields.tsx';
import { Form } from '../form/form.tsx';
import { noProblems, type Problems } from '../form/problems.ts';
import { useAct } from '../form/use-act.ts';
import { useUnkept } from '../leaving/unkept.ts';
import { Notice } from '../notice.tsx';
import { CodeShown } from './code-shown.tsx';

interface SecondFactorProps {
  /** Base32, for an authenticator app (RFC 6238). */
  readonly secret: string;
  /** Tries the six digits at the local authority. Absent where that needs somebody else to be signed in. */
  readonly onCheck?: (oneTimeCode: string) => Promise<Result<unknown>>;
  readonly onDone: () => void;
}

/** An administrator's second proof: put into an authenticator app, and tried where that can be done. */
export function SecondFactor({ secret, onCheck, onDone }: SecondFactorProps) {
  const letGo = useUnkept(true);
  const done = (): void => {
    letGo();
    onDone();
  };
  return (
    <Stack gap="md">
      <AppKey secret={secret} />
      {onCheck === undefined ? (
        <Group>
          <Button onClick={done}>It is in the app</Button>
        </Group>
      ) : (
        <CheckForm onCheck={onCheck} onDone={done} />
      )}
    </Stack>
  );
}

/** The key and what to do with it. */
export function AppKey({ secret }: Pick<SecondFactorProps, 'secret'>) {
  return (
    <>
      <p>
        An administrator invites colleagues and ends access. For that the local authority asks for a second proof: a
        code from an authenticator app on a telephone. This laptop keeps the key below for you until a code of the app
        was typed here; after that nobody can show it again.
      </p>
      <ol>
        <li>Open the authenticator app and add an account by typing a key.</li>
        <li>Name it Waymark, type the key, and choose “time based” where it asks.</li>
      </ol>
      <CodeShown label="Key for the authenticator app" code={secret.match(/.{1,4}/g)?.join(' ') ?? secret} />
    </>
  );
}

function CheckForm({ onCheck, onDone }: Required<Pick<SecondFactorProps, 'onCheck' | 'onDone'>>) {
  const [code, setCode] = useState('');
  const [problems, setProblems] = useState<Problems>(noProblems);
  const act = useAct();
  const submit = (): void => {
    const digits = code.replaceAll(/\s/g, '');
    const isCode = /^\d{6}$/.test(digits);
    setProblems(isCode ? noProblems : { 'one-time-code': 'Enter the six digits that the app shows now' });
    if (isCode && !act.busy) act.run(() => onCheck(digits), onDone);
  };
  return (
    <Form label="Second proof" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <TextField
        id="one-time-code"
        label="Code that the app shows now"
        description="Six digits. This shows that the key was typed right."
        width={160}
        value={code}
        error={problems['one-time-code']}
        onChange={setCode}
      />
      <Group>
        <Button type="submit" loading={act.busy}>
          Continue
        </Button>
      </Group>
    </Form>
  );
}
