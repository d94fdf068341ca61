import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { parseLocalDate } from '../../../shared/lib/local-date.ts';
import type { Membership } from '../../../shared/pupils/group.ts';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import { endMembership, moveMember } from '../../data/acts/groups.ts';
import { today } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { compareText, nameOf } from '../../ui/format.ts';
import { DateField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { OneOf } from '../../ui/form/record-fields.tsx';
import { useAct } from '../../ui/form/use-act.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';

interface LeaveGroupProps {
  readonly place: Membership;
  readonly pupil: Pupil;
  readonly onClose: () => void;
}

/** Moves a pupil to another group from a day on, or ends the place in this one. Either is one act; past registers stay. */
export function LeaveGroup({ place, pupil, onClose }: LeaveGroupProps) {
  const session = useSession();
  const act = useAct();
  const date = today();
  const [target, setTarget] = useState('');
  const [typed, setTyped] = useState<string>(date);
  useUnkeptDraft({ target, typed });
  const day = parseLocalDate(typed);
  const groups = useRecords('group')
    .filter(({ id, endedOn }) => id !== place.group && (endedOn === undefined || endedOn >= date))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => compareText(a.label, b.label));
  const moves = target !== '';
  const save = (): void => {
    if (day === null) return;
    act.run(() => (moves ? moveMember(session, place, target, day) : endMembership(session, place, day)), onClose);
  };
  return (
    <Dialog onClose={onClose} title={`Move or end: ${nameOf(pupil)}`}>
      <Form label="Move or end a place in the group" onSubmit={save}>
        {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
        <OneOf
          id="move-to"
          label="Move to"
          value={target}
          choices={groups}
          emptyLabel="No other group: end the place here"
          onChange={setTarget}
        />
        <DateField
          id="move-on"
          label={moves ? 'First day in the new group' : 'Last day in this group'}
          value={typed}
          required
          error={day === null ? 'Enter a real date' : undefined}
          onChange={setTyped}
        />
        <Group gap="xs">
          <Button type="submit" loading={act.busy}>
            {moves ? 'Move' : 'End the place'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Form>
    </Dialog>
  );
}
