import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { readEnrolmentCode } from '../../../shared/sync/enrolment-code.ts';
import { addPersonHere } from '../../data/sync/api.ts';
import { passphraseProblem } from '../../data/members.ts';
import { useSession } from '../../data/session-context.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { endpointPassphraseProblem, shortestEndpointPassphrase } from '../../ui/connect/connect-draft.ts';
import { SecondFactor } from '../../ui/connect/second-factor.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { emptyPassphrase, NewPassphraseFields, newPassphraseProblems } from '../../ui/form/new-passphrase.tsx';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { useAct } from '../../ui/form/use-act.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';

interface AddPersonProps {
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

const title = 'Let a colleague join on this laptop';

/** A colleague with an invitation joins here, so that they sign in on this laptop too. */
export function AddPersonDialog(props: AddPersonProps) {
  return (
    <Dialog onClose={props.onClose} title={title} size="lg" closeOnClickOutside={false}>
      <AddPerson {...props} />
    </Dialog>
  );
}

function AddPerson({ onClose, onDone }: AddPersonProps) {
  const [shown, setShown] = useState<{ readonly secret: string; readonly name: string } | null>(null);
  const joined = (name: string): void => onDone(`${name} can now sign in on this laptop.`);
  if (shown !== null) return <SecondFactor secret={shown.secret} onDone={() => joined(shown.name)} />;
  return (
    <AddPersonForm
      onClose={onClose}
      onJoined={(name, secret) => (secret === null ? joined(name) : setShown({ secret, name }))}
    />
  );
}

interface FormProps {
  readonly onClose: () => void;
  readonly onJoined: (name: string, secret: string | null) => void;
}

const empty = { code: '', ...emptyPassphrase };

function AddPersonForm({ onClose, onJoined }: FormProps) {
  const session = useSession();
  const platform = usePlatform();
  const [draft, setDraft] = useState(empty);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const act = useAct();
  const keptDraft = useUnkeptDraft(draft);
  const submit = (): void => {
    const code = readEnrolmentCode(draft.code);
    const wrong = {
      ...(code.ok ? {} : { code: code.error.message }),
      ...newPassphraseProblems(
        draft,
        endpointPassphraseProblem(draft.passphrase) ?? passphraseProblem(draft.passphrase),
      ),
    };
    setProblems(wrong);
    if (!code.ok || hasProblems(wrong) || act.busy) return;
    act.run(
      () => addPersonHere(session, { code: code.value, passphrase: draft.passphrase, platform }),
      ({ name, secondFactor }) => {
        keptDraft(draft);
        onJoined(name, secondFactor?.secret ?? null);
      },
    );
  };
  return (
    <Form label={title} onSubmit={submit}>
      <ErrorSummary problems={problems} />
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <p>Your colleague types the code from their invitation, and chooses a passphrase.</p>
      <TextField
        id="code"
        label="One-time code"
        width={260}
        required
        value={draft.code}
        error={problems['code']}
        onChange={(code) => setDraft({ ...draft, code })}
      />
      <NewPassphraseFields
        label="Your colleague’s passphrase"
        shortest={shortestEndpointPassphrase}
        draft={draft}
        problems={problems}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={act.busy}>
          Join
        </Button>
      </Group>
      {act.busy && <Text role="status">This takes some seconds.</Text>}
    </Form>
  );
}
