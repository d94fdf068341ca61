import { Button, Menu, Table } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { roleLabels, type Staff } from '../../../shared/centre/staff.ts';
import { useSession } from '../../data/session-context.ts';
import { formatDate } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

export type MemberAct = 'role' | 'passphrase' | 'left';

interface StaffTableProps {
  readonly staff: readonly Staff[];
  /** Absent for those who may only read. */
  readonly onAct?: (act: MemberAct, member: Staff) => void;
}

/** The staff by name, leavers last. */
export function StaffTable({ staff, onAct }: StaffTableProps) {
  return (
    <Table aria-label="Staff" verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Name</Table.Th>
          <Table.Th scope="col">Position</Table.Th>
          <Table.Th scope="col">Role</Table.Th>
          {onAct !== undefined && <Table.Th scope="col">Change</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {staff.map((member) => (
          <Table.Tr key={member.id}>
            <Table.Th scope="row">
              {member.name}{' '}
              {member.leftOn !== undefined && <StatusBadge tone="quiet">Left {formatDate(member.leftOn)}</StatusBadge>}
            </Table.Th>
            <Table.Td>{member.position}</Table.Td>
            <Table.Td>{roleLabels[member.role]}</Table.Td>
            {onAct !== undefined && (
              <Table.Td>{member.leftOn === undefined && <MemberMenu member={member} onAct={onAct} />}</Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function MemberMenu({
  member,
  onAct,
}: {
  readonly member: Staff;
  readonly onAct: NonNullable<StaffTableProps['onAct']>;
}) {
  const session = useSession();
  const own = member.id === session.member.id;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={16} aria-hidden="true" />}
          aria-label={`Change ${member.name}`}
        >
          Change
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAct('role', member)}>Position and role</Menu.Item>
        {!own && <Menu.Item onClick={() => onAct('passphrase', member)}>New passphrase</Menu.Item>}
        {!own && <Menu.Item onClick={() => onAct('left', member)}>Has left</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
