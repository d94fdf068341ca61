import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../shared/centre/staff.ts';
import { newId } from '../../data/ids.ts';
import { passphraseProblem } from '../../data/members.ts';
import { useSession } from '../../data/session-context.ts';
import { addMember } from '../../data/staff-admin.ts';
import { useRecords } from '../../data/use-data.ts';
import { TextField } from '../../ui/form/fields.tsx';
import { emptyPassphrase, NewPassphraseFields, newPassphraseProblems } from '../../ui/form/new-passphrase.tsx';
import { PostFields, postProblems } from './post-fields.tsx';
import { StaffDialog } from './staff-dialog.tsx';
import { useStaffAct } from './use-staff-act.ts';

interface AddMemberProps {
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

const empty = { name: '', position: '', role: 'staff' as Role, ...emptyPassphrase };

/** Admits a colleague to this laptop. */
export function AddMember({ onClose, onDone }: AddMemberProps) {
  const session = useSession();
  const [draft, setDraft] = useState(empty);
  const { problems, busy, attempt } = useStaffAct();
  const staff = useRecords('staff');
  const submit = async (): Promise<void> => {
    const name = draft.name.trim();
    const position = draft.position.trim();
    const wrong = {
      ...(name === '' ? { name: 'Enter the person’s name' } : {}),
      ...postProblems(draft),
      ...(staff.some((other) => other.leftOn === undefined && other.name === name && other.position === position)
        ? { name: `There is a ${name}, ${position}, already. Write the name or the position so that they differ` }
        : {}),
      ...newPassphraseProblems(draft, passphraseProblem(draft.passphrase)),
    };
    const { role, passphrase } = draft;
    const done = await attempt(wrong, (locking) =>
      addMember(session, { id: newId(), name, position, role, passphrase }, locking),
    );
    if (done) onDone(`${name} can now sign in on this laptop.`);
  };
  return (
    <StaffDialog
      title="Add a member of staff"
      submitLabel="Add this person"
      draft={draft}
      problems={problems}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <TextField
        id="name"
        label="Name"
        required
        value={draft.name}
        error={problems['name']}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <PostFields post={draft} problems={problems} onChange={(part) => setDraft({ ...draft, ...part })} />
      <Text>Let the person type the passphrase here. They can change it later.</Text>
      <NewPassphraseFields
        label="Passphrase"
        draft={draft}
        problems={problems}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
    </StaffDialog>
  );
}
