import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../../data/session-context.ts';
import { giveUpBringing, resumeBringing, type Bringing } from '../../../data/sync/bring/begin.ts';
import { usePlatform } from '../../../platform/platform-context.ts';
import { Form } from '../../../ui/form/form.tsx';
import { PassphraseField } from '../../../ui/form/passphrase-field.tsx';
import { useAct } from '../../../ui/form/use-act.ts';
import { Notice } from '../../../ui/notice.tsx';

interface GoOnFormProps {
  readonly name: string;
  readonly centreName: string;
  readonly onOpen: (bringing: Bringing) => void;
  readonly onGivenUp: () => void;
}

/** A joining that was left half done: whoever began it goes on with the passphrase they chose, or gives it up. */
export function GoOnForm({ name, centreName, onOpen, onGivenUp }: GoOnFormProps) {
  const session = useSession();
  const platform = usePlatform();
  const [passphrase, setPassphrase] = useState('');
  const act = useAct();
  const submit = (): void => {
    if (!act.busy) act.run(() => resumeBringing(session, platform, passphrase), onOpen);
  };
  return (
    <Form label="Go on joining" onSubmit={submit}>
      <p>{`${name} began to join ${centreName}. What was fetched is kept, and nothing here has changed.`}</p>
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <PassphraseField
        id="passphrase"
        label={`Passphrase of ${name} at ${centreName}`}
        description="The one chosen when the joining began."
        value={passphrase}
        onChange={setPassphrase}
      />
      <Group gap="xs">
        <Button type="submit" loading={act.busy}>
          Go on
        </Button>
        <Button variant="default" onClick={() => void giveUpBringing().then(onGivenUp)}>
          Give it up
        </Button>
      </Group>
      <p>
        To give it up forgets what was fetched. The local authority still lists this laptop; an administrator there can
        withdraw it.
      </p>
    </Form>
  );
}
