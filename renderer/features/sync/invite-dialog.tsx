import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { SyncAdmin } from '../../data/sync/api.ts';
import type { Code, MemberShown } from '../../data/sync/things.ts';
import { useRecords } from '../../data/use-data.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { ChoiceField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { noProblems, type Problems } from '../../ui/form/problems.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { invitationOf, invitees } from './invite-draft.ts';
import { ProofDialog } from './proof-dialog.tsx';
import { useProved } from './use-proved.ts';

interface InviteDialogProps {
  readonly admin: SyncAdmin;
  readonly members: readonly MemberShown[];
  readonly onClose: () => void;
  readonly onInvited: (code: Code, name: string) => void;
}

const title = 'Invite a person';

/** A colleague gets a code with which to join. */
export function InviteDialog(props: InviteDialogProps) {
  return (
    <Dialog onClose={props.onClose} title={title} size="lg" closeOnClickOutside={false}>
      <InviteForm {...props} />
    </Dialog>
  );
}

function InviteForm({ admin, members, onClose, onInvited }: InviteDialogProps) {
  const staff = useRecords('staff');
  const [whom, setWhom] = useState('');
  const [problems, setProblems] = useState<Problems>(noProblems);
  const proved = useProved();
  useUnkeptDraft(whom);
  const chosen = staff.find(({ id }) => id === whom);
  const member = members.find((one) => one.staff === whom);
  const submit = (): void => {
    setProblems(chosen === undefined ? { whom: 'Choose who is to join' } : noProblems);
    if (chosen === undefined || proved.busy) return;
    let code: Code | null = null;
    proved.run(
      async (credentials) => {
        const opened = credentials === undefined ? null : await admin.open(credentials);
        if (opened !== null && !opened.ok) return opened;
        const given = await admin.invite(invitationOf(chosen));
        if (given.ok) code = given.value;
        return given;
      },
      () => {
        if (code !== null) onInvited(code, chosen.name);
      },
    );
  };
  return (
    <>
      <Form label={title} onSubmit={submit}>
        <ErrorSummary problems={problems} />
        {proved.problem !== null && !proved.asks && <Notice kind="error">{proved.problem}</Notice>}
        <ChoiceField
          id="whom"
          label="Who"
          description="A colleague must be on the staff list first. They see what their role there allows."
          value={whom}
          choices={invitees(staff)}
          error={problems['whom']}
          onChange={setWhom}
        />
        {member?.hasAccount === true && member.endedAt === null && (
          <Notice kind="warning" standing>
            {`${chosen?.name ?? member.name} has joined already. With a new code they choose a new passphrase, and the old one ends. For another laptop, close this and use “Code for another laptop”.`}
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={proved.busy}>
            Make a code
          </Button>
        </Group>
      </Form>
      <ProofDialog proved={proved} />
    </>
  );
}
