import { Button, Grid, Group, Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import { sampleStaff } from '../../../shared/sample/staff.ts';
import type { CentreKind, WaymarkDatabase } from '../../data/database.ts';
import type { MemberRow } from '../../data/rows.ts';
import type { Session } from '../../data/session.ts';
import { signIn } from '../../data/sign-in.ts';
import { readDeviceSecret } from '../../platform/device-secret.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { remembered } from '../../platform/remembered.ts';
import { Form } from '../../ui/form/form.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import { PersonPicker } from './person-picker.tsx';

interface SignInFormProps {
  readonly kind: CentreKind;
  readonly database: WaymarkDatabase;
  readonly members: readonly MemberRow[];
  readonly onSignedIn: (session: Session) => void;
  readonly onFailed: (error: unknown) => void;
}

/** The person of last time, so that only the passphrase is left to type; the sample begins with its tutor. */
function likelyPerson(kind: CentreKind, members: readonly MemberRow[]): string {
  const wanted = remembered(`last-member-${kind}`) ?? (kind === 'sample' ? sampleStaff[0].id : '');
  return (members.find(({ id }) => id === wanted) ?? members[0])?.id ?? '';
}

export function SignInForm({ kind, database, members, onSignedIn, onFailed }: SignInFormProps) {
  const platform = usePlatform();
  const [person, setPerson] = useState(() => likelyPerson(kind, members));
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const fillIn = (text: string): void => {
    setPassphrase(text);
    setProblem(undefined);
    field.current?.focus();
  };
  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const secret = kind === 'sample' ? null : await readDeviceSecret(platform);
      const answer = await signIn(kind, database, person, passphrase, secret);
      if (answer.ok) onSignedIn(answer.value);
      else {
        setProblem(answer.error.message);
        field.current?.select();
      }
    } catch (error) {
      onFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form label="Sign in" onSubmit={() => void submit()}>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, sm: 7 }}>
          <PersonPicker members={members} sample={kind === 'sample'} value={person} onChange={setPerson} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 5 }}>
          <Stack>
            <PassphraseField
              ref={field}
              id="passphrase"
              label="Passphrase"
              value={passphrase}
              error={problem}
              autoFocus
              onChange={setPassphrase}
            />
            {kind === 'sample' && <SamplePassphrase person={person} onFill={fillIn} />}
            <Group>
              <Button type="submit" loading={busy}>
                Sign in
              </Button>
            </Group>
          </Stack>
        </Grid.Col>
      </Grid>
    </Form>
  );
}

/** The sample guards nothing, so its passphrases may be had without typing. */
function SamplePassphrase({ person, onFill }: { readonly person: string; readonly onFill: (text: string) => void }) {
  const member = sampleStaff.find(({ id }) => id === person);
  if (member === undefined) return null;
  return (
    <Group>
      <Button
        variant="default"
        onClick={() => {
          onFill(member.passphrase);
        }}
      >
        Fill in this passphrase
      </Button>
    </Group>
  );
}
