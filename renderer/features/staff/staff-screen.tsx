import { Table } from '@mantine/core';
import { roleLabels } from '../../../shared/centre/staff.ts';
import { useRecords } from '../../data/use-data.ts';
import { compareText, formatDate } from '../../ui/format.ts';
import { PageHeading } from '../../ui/page-heading.tsx';

/** Who works here, in which position, and what each may see. */
export function StaffScreen() {
  const staff = useRecords('staff').toSorted((a, b) => compareText(a.name, b.name));
  return (
    <>
      <PageHeading title="Staff" />
      <Table aria-label="Staff">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Name</Table.Th>
            <Table.Th scope="col">Position</Table.Th>
            <Table.Th scope="col">Role</Table.Th>
            <Table.Th scope="col">Left on</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {staff.map((member) => (
            <Table.Tr key={member.id}>
              <Table.Th scope="row">{member.name}</Table.Th>
              <Table.Td>{member.position}</Table.Td>
              <Table.Td>{roleLabels[member.role]}</Table.Td>
              <Table.Td>{member.leftOn === undefined ? '' : formatDate(member.leftOn)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
