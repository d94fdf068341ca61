import { Button, Checkbox, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isEffective } from '../../../shared/lib/effective.ts';
import { parseLocalDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import { foldName } from '../../../shared/pupils/names.ts';
import type { Group as PupilGroup } from '../../../shared/pupils/group.ts';
import { addMembers } from '../../data/acts/groups.ts';
import { pupilRows } from '../../data/queries/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { compareText, counted, formatDate, sortName } from '../../ui/format.ts';
import { DateField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { useAct } from '../../ui/form/use-act.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';

interface AddMembersProps {
  readonly group: PupilGroup;
  readonly from: LocalDate;
  readonly onClose: () => void;
}

/** Puts any number of pupils on roll into the group from a day on, in one act. */
export function AddMembers({ group, from: proposed, onClose }: AddMembersProps) {
  const session = useSession();
  const act = useAct();
  const memberships = useRecords('membership');
  const [typed, setTyped] = useState<string>(proposed);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useUnkeptDraft(chosen);
  const from = parseLocalDate(typed);
  const date = from ?? proposed;
  const there = new Set(
    memberships.filter((place) => place.group === group.id && isEffective(place, date)).map(({ pupil }) => pupil),
  );
  const rows = pupilRows(session, date)
    .filter(({ pupil, state }) => state === 'on' && !there.has(pupil.id))
    .sort((a, b) => compareText(sortName(a.pupil), sortName(b.pupil)));
  const wanted = foldName(search);
  const shown = rows.filter(({ pupil }) => foldName(sortName(pupil)).includes(wanted));
  const save = (): void => {
    if (from !== null && chosen.length > 0) act.run(() => addMembers(session, group.id, chosen, from), onClose);
  };
  return (
    <Dialog onClose={onClose} title={`Put pupils in ${group.name}`} size="lg">
      <Form label="Put pupils in this group" onSubmit={save}>
        {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
        <DateField
          id="member-from"
          label="From"
          value={typed}
          required
          error={from === null ? 'Enter a real date' : undefined}
          onChange={setTyped}
        />
        <TextInput
          label="Find by name"
          data-autofocus
          value={search}
          autoComplete="off"
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <ScrollArea.Autosize mah={280} type="always" offsetScrollbars>
          <Stack gap="xs" role="group" aria-label="Pupils on roll who are not in the group">
            {shown.map(({ pupil, groups }) => (
              <Checkbox
                key={pupil.id}
                label={sortName(pupil)}
                description={`Born ${formatDate(pupil.dob)} · ${groups.map(({ name }) => name).join(', ') || 'In no group'}`}
                checked={chosen.includes(pupil.id)}
                onChange={(event) =>
                  setChosen(
                    event.currentTarget.checked ? [...chosen, pupil.id] : chosen.filter((id) => id !== pupil.id),
                  )
                }
              />
            ))}
            {shown.length === 0 && <Text c="dimmed">Nobody on roll matches.</Text>}
          </Stack>
        </ScrollArea.Autosize>
        <Group gap="xs">
          <Button type="submit" disabled={chosen.length === 0} loading={act.busy}>
            {chosen.length === 0 ? 'Choose pupils' : `Put ${counted(chosen.length, 'pupil')} in the group`}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Form>
    </Dialog>
  );
}
