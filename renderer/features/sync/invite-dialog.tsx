import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { isGuest, type GuestRole } from '../../../shared/centre/staff.ts';
import { useRecords } from '../../data/use-data.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField } from '../../ui/form/fields.tsx';
import { noProblems, type Problems } from '../../ui/form/problems.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { invitationOf, invitees } from './invite-draft.ts';
import { InviteForm, inviteTitle, JoinedAlready, type InviteProps } from './invite-form.tsx';
import { InviteGuest } from './invite-guest.tsx';
import { useInvite } from './use-invite.ts';

type Kind = 'colleague' | GuestRole;

/** A colleague, a provider's tutor or an LA officer gets a code with which to join. */
export function InviteDialog(props: InviteProps) {
  const { again } = props;
  const [kind, setKind] = useState<Kind>(again !== null && isGuest(again.role) ? again.role : 'colleague');
  return (
    <Dialog onClose={props.onClose} title={inviteTitle} size="lg" closeOnClickOutside={false}>
      <Stack gap="md">
        {again === null && (
          <SegmentedControl
            aria-label="Kind of person"
            size="md"
            fullWidth
            value={kind}
            onChange={setKind}
            data={[
              { value: 'colleague', label: 'Colleague' },
              { value: 'providerTutor', label: 'Provider’s tutor' },
              { value: 'laOfficer', label: 'LA officer' },
            ]}
          />
        )}
        {kind === 'colleague' ? <InviteColleague {...props} /> : <InviteGuest key={kind} {...props} role={kind} />}
      </Stack>
    </Dialog>
  );
}

function InviteColleague({ admin, members, onClose, onInvited }: InviteProps) {
  const staff = useRecords('staff');
  const [whom, setWhom] = useState('');
  const [problems, setProblems] = useState<Problems>(noProblems);
  const { proved, invite } = useInvite(admin, onInvited);
  useUnkeptDraft(whom);
  const chosen = staff.find(({ id }) => id === whom);
  const member = members.find((one) => one.staff === whom);
  const submit = (): void => {
    setProblems(chosen === undefined ? { whom: 'Choose who is to join' } : noProblems);
    if (chosen !== undefined && !proved.busy) invite(invitationOf(chosen));
  };
  return (
    <InviteForm proved={proved} problems={problems} onSubmit={submit} onClose={onClose}>
      <ChoiceField
        id="whom"
        label="Who"
        description="A colleague must be on the staff list first. They see what their role there allows."
        value={whom}
        choices={invitees(staff)}
        error={problems['whom']}
        onChange={setWhom}
      />
      {member?.hasAccount === true && member.endedAt === null && <JoinedAlready name={chosen?.name ?? member.name} />}
    </InviteForm>
  );
}
