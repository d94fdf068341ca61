import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { GuestRole } from '../../../shared/centre/staff.ts';
import { today } from '../../data/clock.ts';
import { newId } from '../../data/ids.ts';
import { useRecords } from '../../data/use-data.ts';
import { TextField } from '../../ui/form/fields.tsx';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { emptyGuest, guestInvitation, guestProblems, tutorGroups, type GuestDraft } from './invite-draft.ts';
import { InviteForm, JoinedAlready, type InviteProps } from './invite-form.tsx';
import { useInvite } from './use-invite.ts';

/** A provider's tutor or an LA officer: on no staff list, so the invitation says who they are and how far they see. */
export function InviteGuest({ admin, again, role, onClose, onInvited }: InviteProps & { readonly role: GuestRole }) {
  const begun: GuestDraft =
    again === null ? emptyGuest : { name: again.name, position: again.position ?? '', groups: again.groups ?? [] };
  const [staff] = useState(() => again?.staff ?? newId());
  const [draft, setDraft] = useState(begun);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const [groups, places] = [useRecords('group'), useRecords('place')];
  const { proved, invite } = useInvite(admin, onInvited);
  useUnkeptDraft(draft);
  const choices = tutorGroups(groups, places, today());
  const chosen = { ...draft, groups: draft.groups.filter((id) => choices.some(({ value }) => value === id)) };
  const submit = (): void => {
    const wrong = guestProblems(chosen, role);
    setProblems(wrong);
    if (!hasProblems(wrong) && !proved.busy) invite(guestInvitation(staff, role, chosen));
  };
  return (
    <InviteForm proved={proved} problems={problems} onSubmit={submit} onClose={onClose}>
      <TextField
        id="name"
        label="Name"
        required
        value={draft.name}
        error={problems['name']}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <TextField
        id="position"
        label="Position"
        {...(role === 'providerTutor' ? { description: 'Stands with their name beside everything they enter.' } : {})}
        required
        value={draft.position}
        error={problems['position']}
        onChange={(position) => setDraft({ ...draft, position })}
      />
      {role === 'providerTutor' ? (
        <Checkbox.Group
          id="groups"
          label="Groups they take"
          description="They see the pupils of these groups and nobody else."
          value={[...chosen.groups]}
          error={problems['groups']}
          onChange={(ids) => setDraft({ ...draft, groups: ids })}
        >
          <Stack gap="xs" mt="xs">
            {choices.map((choice) => (
              <Checkbox key={choice.value} {...choice} />
            ))}
          </Stack>
          {choices.length === 0 && (
            <Text>No group away from the centre’s own classes is there yet. Add one under Groups first.</Text>
          )}
        </Checkbox.Group>
      ) : (
        <Text>
          They read names, groups, registers and attendance of the whole centre. They change nothing, and see nothing of
          families, health or UPNs.
        </Text>
      )}
      {again?.hasAccount === true && <JoinedAlready name={again.name} />}
    </InviteForm>
  );
}
