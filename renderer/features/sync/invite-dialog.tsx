import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Invitation, SyncAdmin } from '../../data/sync/api.ts';
import type { Code, MemberShown } from '../../data/sync/things.ts';
import { useRecords } from '../../data/use-data.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { ChoiceField, TextField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { compareText } from '../../ui/format.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { emptyInvitation, invitationOf, invitationProblems, invitees, isTutor, needsName } from './invite-draft.ts';
import { ProofDialog } from './proof-dialog.tsx';
import { useProved } from './use-proved.ts';

interface InviteDialogProps {
  readonly admin: SyncAdmin;
  readonly members: readonly MemberShown[];
  readonly onClose: () => void;
  readonly onInvited: (code: Code, name: string) => void;
}

const title = 'Invite a person';

/** A colleague, a provider's tutor or an officer of the local authority gets a code with which to join. */
export function InviteDialog(props: InviteDialogProps) {
  return (
    <Dialog onClose={props.onClose} title={title} size="lg" closeOnClickOutside={false}>
      <InviteForm {...props} />
    </Dialog>
  );
}

function InviteForm({ admin, members, onClose, onInvited }: InviteDialogProps) {
  const staff = useRecords('staff');
  const [draft, setDraft] = useState(emptyInvitation);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const proved = useProved();
  useUnkeptDraft(draft);
  const chosen = members.find((member) => member.staff === draft.whom);
  const submit = (): void => {
    const wrong = invitationProblems(draft);
    setProblems(wrong);
    if (hasProblems(wrong) || proved.busy) return;
    const invitation = invitationOf(draft, staff);
    let code: Code | null = null;
    proved.run(
      async (credentials) => {
        const opened = credentials === undefined ? null : await admin.open(credentials);
        if (opened !== null && !opened.ok) return opened;
        const given = await admin.invite(invitation);
        if (given.ok) code = given.value;
        return given;
      },
      () => {
        if (code !== null) onInvited(code, invitation.name);
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
          value={draft.whom}
          choices={invitees(staff)}
          error={problems['whom']}
          onChange={(whom) => setDraft({ ...draft, whom })}
        />
        {needsName(draft) && (
          <TextField
            id="name"
            label="Name"
            required
            value={draft.name}
            error={problems['name']}
            onChange={(name) => setDraft({ ...draft, name })}
          />
        )}
        {isTutor(draft) && (
          <GroupChoices
            chosen={draft.groups}
            error={problems['groups']}
            onChange={(groups) => setDraft({ ...draft, groups })}
          />
        )}
        {chosen?.hasAccount === true && chosen.endedAt === null && (
          <Notice kind="warning" standing>
            {`${chosen.name} has joined already. With a new code they choose a new passphrase, and the old one ends. For another laptop, close this and use “Code for another laptop”.`}
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

interface GroupChoicesProps {
  readonly chosen: Invitation['groups'];
  readonly error: string | undefined;
  readonly onChange: (groups: readonly string[]) => void;
}

function GroupChoices({ chosen, error, onChange }: GroupChoicesProps) {
  const groups = useRecords('group').toSorted((a, b) => compareText(a.name, b.name));
  return (
    <Checkbox.Group
      id="groups"
      label="Groups whose pupils this tutor teaches"
      value={[...(chosen ?? [])]}
      error={error}
      onChange={onChange}
    >
      <Stack gap="xs" mt="xs">
        {groups.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
