import { Anchor, Button, Group, Stack, Table } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { isEffective } from '../../../shared/lib/effective.ts';
import { parseLocalDate } from '../../../shared/lib/local-date.ts';
import type { Group as PupilGroup, Membership } from '../../../shared/pupils/group.ts';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import { today } from '../../data/clock.ts';
import { useRecords } from '../../data/use-data.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { compareText, counted, formatDate, nameOf, sortName } from '../../ui/format.ts';
import { DateField } from '../../ui/form/fields.tsx';
import { AddMembers } from './add-members.tsx';
import { LeaveGroup } from './leave-group.tsx';

interface MembersProps {
  readonly group: PupilGroup;
  readonly mayEdit: boolean;
}

/** Who is in the group on a day: today, or any other. */
export function Members({ group, mayEdit }: MembersProps) {
  const [typed, setTyped] = useState<string>(today());
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<{ place: Membership; pupil: Pupil } | null>(null);
  const pupils = new Map(useRecords('pupil').map((pupil) => [pupil.id, pupil]));
  const date = parseLocalDate(typed) ?? today();
  const memberships = useRecords('membership').filter((place) => place.group === group.id);
  const members = memberships
    .filter((place) => isEffective(place, date))
    .flatMap((place) => {
      const pupil = pupils.get(place.pupil);
      return pupil === undefined ? [] : [{ place, pupil }];
    })
    .sort((a, b) => compareText(sortName(a.pupil), sortName(b.pupil)));
  const coming = memberships.filter(({ from }) => from > date).length;
  const addButton = mayEdit && <Button onClick={() => setAdding(true)}>Put pupils in this group</Button>;
  return (
    <Stack gap="md">
      <Group align="flex-end" justify="space-between">
        <DateField id="roll-on" label="Who is in it on" value={typed} onChange={setTyped} />
        {members.length > 0 && addButton}
      </Group>
      <div role="status">
        {`${counted(members.length, 'pupil')} on ${formatDate(date)}`}
        {coming > 0 && `, ${coming} more later`}
      </div>
      {members.length === 0 ? (
        <EmptyState title={`Nobody is in this group on ${formatDate(date)}`} action={addButton} />
      ) : (
        <Table.ScrollContainer minWidth={480} aria-label="Pupils in this group">
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Year</Table.Th>
                <Table.Th>In the group</Table.Th>
                {mayEdit && <Table.Th>Change</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {members.map(({ place, pupil }) => (
                <Table.Tr key={place.id}>
                  <Table.Td>
                    <Anchor component={Link} to={`/pupils/${pupil.id}`} fw={650}>
                      {sortName(pupil)}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{pupil.yearGroup}</Table.Td>
                  <Table.Td>{spanWords(place)}</Table.Td>
                  {mayEdit && (
                    <Table.Td>
                      <Button
                        variant="default"
                        aria-label={`Move or end: ${nameOf(pupil)}`}
                        onClick={() => setLeaving({ place, pupil })}
                      >
                        Move or end
                      </Button>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {adding && <AddMembers group={group} from={date} onClose={() => setAdding(false)} />}
      {leaving !== null && <LeaveGroup {...leaving} onClose={() => setLeaving(null)} />}
    </Stack>
  );
}

function spanWords({ from, to }: Membership): string {
  return to === undefined ? `Since ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(to)}`;
}
