import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { group as declaration, groupKindLabels, type Group as PupilGroup } from '../../../shared/pupils/group.ts';
import { endGroup, keepGroup } from '../../data/acts/groups.ts';
import { refused } from '../../../shared/lib/result.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecord, useRecords } from '../../data/use-data.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useActions } from '../../ui/actions/registry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate } from '../../ui/format.ts';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { groupFields, groupHelps } from './group-fields.ts';
import { Members } from './members.tsx';

/** One group: what it is, and who is in it on any day. */
export function GroupScreen() {
  const { id } = useParams();
  const group = useRecord('group', id);
  if (group === undefined) {
    return (
      <>
        <PageHeading title="No such group" />
        <EmptyState title="There is no group here">It may have been taken back. Look for it under Groups.</EmptyState>
      </>
    );
  }
  return <OpenGroup group={group} />;
}

function OpenGroup({ group }: { readonly group: PupilGroup }) {
  const { member } = useSession();
  const place = useRecord('place', group.place);
  const leader = useRecord('staff', group.leader);
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const mayEdit = may(member.role, 'editGroups');
  useActions(
    mayEdit
      ? [
          {
            id: 'group edit',
            label: 'Change the group',
            section: 'This group',
            keys: 'e',
            run: () => setOpen('change'),
          },
        ]
      : [],
  );
  const words = [
    groupKindLabels[group.kind],
    place?.name,
    leader === undefined ? undefined : `usually taken by ${leader.name}`,
  ];
  return (
    <>
      <PageHeading
        title={group.name}
        subtitle={
          <>
            <Text span>{words.filter((word) => word !== undefined).join(' · ')}</Text>
            {group.endedOn !== undefined && <Text>{`Ends on ${formatDate(group.endedOn)}`}</Text>}
          </>
        }
        actions={
          mayEdit && (
            <Group gap="xs">
              <Button variant="default" onClick={() => setOpen('change')}>
                Change the group
              </Button>
              <Button variant="default" onClick={() => setOpen('end')}>
                End the group
              </Button>
            </Group>
          )
        }
      />
      <Members group={group} mayEdit={mayEdit} />
      {open === 'change' && <ChangeGroup group={group} onClose={() => setOpen(null)} />}
      {open === 'end' && <EndGroup group={group} onClose={() => setOpen(null)} />}
    </>
  );
}

interface DialogProps {
  readonly group: PupilGroup;
  readonly onClose: () => void;
}

function ChangeGroup({ group, onClose }: DialogProps) {
  const session = useSession();
  const [places, staff] = [useRecords('place'), useRecords('staff')];
  return (
    <Dialog onClose={onClose} title="Change the group">
      <RecordForm
        label="Change the group"
        declaration={declaration}
        names={groupFields}
        record={group}
        helps={groupHelps(places, staff)}
        saveLabel="Save"
        onSave={(values) => keepGroup(session, { ...values, endedOn: group.endedOn }, group)}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
}

function EndGroup({ group, onClose }: DialogProps) {
  const session = useSession();
  return (
    <Dialog onClose={onClose} title="End the group">
      <Text mb="md">Everyone’s place in it ends on its last day. Registers of past days stay as they are.</Text>
      <RecordForm
        label="End the group"
        declaration={declaration}
        names={['endedOn']}
        record={group}
        saveLabel="End the group"
        onSave={({ endedOn }) =>
          endedOn === undefined
            ? Promise.resolve(refused('no-date', 'Give the last day of the group.'))
            : endGroup(session, group, endedOn)
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
}
