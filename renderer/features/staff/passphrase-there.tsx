import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../data/session-context.ts';
import { tellPassphraseWith } from '../../data/sync/api.ts';
import type { OwnDuties } from '../../data/sync/status.ts';
import { Form } from '../../ui/form/form.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import { useAct } from '../../ui/form/use-act.ts';
import { Notice } from '../../ui/notice.tsx';

/** Whether the local authority has heard of a passphrase changed here, and what to do where it did not know the old one. */
export function PassphraseThere({ told }: { readonly told: OwnDuties['passphrase'] }) {
  if (told === 'refused') return <AskOther />;
  if (told === 'told') return null;
  return (
    <Notice kind="information" title="The local authority has not heard yet" standing>
      It is told of your new passphrase at the next contact. Here the new one serves already.
    </Notice>
  );
}

function AskOther() {
  const session = useSession();
  const [old, setOld] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const act = useAct();
  const submit = (): void => {
    setIsMissing(old === '');
    if (old !== '' && !act.busy) act.run(() => tellPassphraseWith(session, old));
  };
  return (
    <Form label="Passphrase at the local authority" onSubmit={submit}>
      <Notice kind="warning" title="The local authority knows you by another passphrase" standing>
        <p>
          You may have changed it on another laptop. Enter the one the local authority knows, and your new one takes its
          place there. If nobody knows it any more, ask an administrator for a new invitation.
        </p>
      </Notice>
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <PassphraseField
        id="there"
        label="Passphrase the local authority knows"
        value={old}
        error={isMissing ? 'Enter the passphrase the local authority knows' : undefined}
        onChange={setOld}
      />
      <Group>
        <Button type="submit" loading={act.busy}>
          Tell the local authority
        </Button>
      </Group>
    </Form>
  );
}
