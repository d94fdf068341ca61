import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Staff } from '../../../shared/centre/staff.ts';
import { parseLocalDate } from '../../../shared/lib/local-date.ts';
import { today } from '../../data/clock.ts';
import { passphraseProblem } from '../../data/members.ts';
import { useSession } from '../../data/session-context.ts';
import { changeRole, memberLeaves, setPassphraseFor } from '../../data/staff-admin.ts';
import { DateField } from '../../ui/form/fields.tsx';
import { emptyPassphrase, NewPassphraseFields, newPassphraseProblems } from '../../ui/form/new-passphrase.tsx';
import { PostFields, postProblems } from './post-fields.tsx';
import { StaffDialog } from './staff-dialog.tsx';
import { useStaffAct } from './use-staff-act.ts';

interface ChangeProps {
  readonly member: Staff;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Another position or role. */
export function ChangeRole({ member, onClose, onDone }: ChangeProps) {
  const session = useSession();
  const [draft, setDraft] = useState({ role: member.role, position: member.position });
  const { problems, busy, attempt } = useStaffAct();
  const submit = async (): Promise<void> => {
    const position = draft.position.trim();
    const done = await attempt(postProblems(draft), () =>
      changeRole(session, member.id, { role: draft.role, position }),
    );
    if (done) onDone(`${member.name}’s position and role are kept. They hold from the next sign-in.`);
  };
  return (
    <StaffDialog
      title={`Position and role of ${member.name}`}
      submitLabel="Keep the change"
      draft={draft}
      problems={problems}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <PostFields post={draft} problems={problems} onChange={(part) => setDraft({ ...draft, ...part })} />
    </StaffDialog>
  );
}

/** The end of a person's access to this laptop. What they entered stays under their name. */
export function MarkAsLeft({ member, onClose, onDone }: ChangeProps) {
  const session = useSession();
  const [leftOn, setLeftOn] = useState<string>(today());
  const { problems, busy, attempt } = useStaffAct();
  const submit = async (): Promise<void> => {
    const day = parseLocalDate(leftOn);
    const wrong = day === null ? { leftOn: 'Enter the person’s last day, such as 18 Dec 2026' } : {};
    const done = await attempt(wrong, () => memberLeaves(session, member.id, day ?? today()));
    if (done) onDone(`${member.name} can no longer sign in on this laptop.`);
  };
  return (
    <StaffDialog
      title={`${member.name} has left`}
      submitLabel="End the access"
      draft={leftOn}
      problems={problems}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <Text>The access ends at once. All that {member.name} entered stays, with name and position.</Text>
      <DateField id="leftOn" label="Last day" value={leftOn} error={problems['leftOn']} onChange={setLeftOn} />
    </StaffDialog>
  );
}

/** A new passphrase for a colleague who forgot the old one. */
export function SetPassphrase({ member, onClose, onDone }: ChangeProps) {
  const session = useSession();
  const [draft, setDraft] = useState(emptyPassphrase);
  const { problems, busy, attempt } = useStaffAct();
  const submit = async (): Promise<void> => {
    const wrong = newPassphraseProblems(draft, passphraseProblem(draft.passphrase));
    const done = await attempt(wrong, (locking) => setPassphraseFor(session, member.id, draft.passphrase, locking));
    if (done) onDone(`${member.name} signs in with the new passphrase from now on.`);
  };
  return (
    <StaffDialog
      title={`New passphrase for ${member.name}`}
      submitLabel="Set the passphrase"
      draft={draft}
      problems={problems}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <Text>Let the person type it here. The old one stops working.</Text>
      <NewPassphraseFields label="New passphrase" draft={draft} problems={problems} onChange={setDraft} />
    </StaffDialog>
  );
}
