import { Anchor, Button, Checkbox, Table } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { isEffective } from '../../../shared/lib/effective.ts';
import { group as declaration, groupKindLabels, type Group as PupilGroup } from '../../../shared/pupils/group.ts';
import { keepGroup } from '../../data/acts/groups.ts';
import { today } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useActions } from '../../ui/actions/registry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { compareText, formatDate } from '../../ui/format.ts';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { groupFields, groupHelps } from './group-fields.ts';

/** The groups whose register is taken together. */
export function GroupsScreen() {
  const { member } = useSession();
  const [adding, setAdding] = useState(false);
  const [withEnded, setWithEnded] = useState(false);
  const groups = useRecords('group');
  const date = today();
  const mayEdit = may(member.role, 'editGroups');
  const add = (): void => setAdding(true);
  useActions(mayEdit ? [{ id: 'groups add', label: 'Add a group', section: 'Groups', keys: 'a', run: add }] : []);
  const shown = groups
    .filter(({ endedOn }) => withEnded || endedOn === undefined || endedOn >= date)
    .toSorted((a, b) => compareText(a.name, b.name));
  const hasEnded = groups.some(({ endedOn }) => endedOn !== undefined && endedOn < date);
  const addButton = mayEdit && <Button onClick={add}>Add a group</Button>;
  return (
    <>
      <PageHeading
        title="Groups"
        actions={
          <>
            <Button variant="default" component={Link} to="/places">
              Places
            </Button>
            {addButton}
          </>
        }
      />
      {hasEnded && (
        <Checkbox
          mb="md"
          label="Show groups that have ended"
          checked={withEnded}
          onChange={(event) => setWithEnded(event.currentTarget.checked)}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState title="No groups yet" action={addButton}>
          A group is a class, a provider’s site, a minibus or a lesson: the pupils whose register is taken together.
        </EmptyState>
      ) : (
        <GroupTable groups={shown} />
      )}
      {adding && <NewGroup onClose={() => setAdding(false)} />}
    </>
  );
}

function GroupTable({ groups }: { readonly groups: readonly PupilGroup[] }) {
  const [places, staff, memberships] = [useRecords('place'), useRecords('staff'), useRecords('membership')];
  const date = today();
  const nameIn = (records: readonly { id: string; name: string }[], id: string | undefined): string =>
    records.find((record) => record.id === id)?.name ?? '';
  return (
    <Table.ScrollContainer minWidth={640} aria-label="Groups">
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Group</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>Place</Table.Th>
            <Table.Th>Usually taken by</Table.Th>
            <Table.Th>Pupils today</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => (
            <Table.Tr key={group.id}>
              <Table.Td>
                <Anchor component={Link} to={`/groups/${group.id}`} fw={650}>
                  {group.name}
                </Anchor>
              </Table.Td>
              <Table.Td>{groupKindLabels[group.kind]}</Table.Td>
              <Table.Td>{nameIn(places, group.place)}</Table.Td>
              <Table.Td>{nameIn(staff, group.leader)}</Table.Td>
              <Table.Td>
                {group.endedOn !== undefined && group.endedOn < date
                  ? `Ended ${formatDate(group.endedOn)}`
                  : memberships.filter((place) => place.group === group.id && isEffective(place, date)).length}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function NewGroup({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const [places, staff] = [useRecords('place'), useRecords('staff')];
  return (
    <Dialog onClose={onClose} title="New group">
      <RecordForm
        label="New group"
        declaration={declaration}
        names={groupFields}
        helps={groupHelps(places, staff)}
        saveLabel="Add group"
        onSave={(values) => keepGroup(session, values)}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
}
