import { Table } from '@mantine/core';
import type { Centre } from '../../../shared/centre/centre.ts';
import { formatMinutes } from '../../ui/format.ts';

/** The centre's details for those who may read but not change them. */
export function CentreFacts({ centre }: { readonly centre: Centre }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Name', centre.name],
    ['URN', centre.urn],
    ['DfE number', centre.dfeNumber],
    ['Telephone', centre.phone ?? 'Not entered'],
    ['Morning session starts', centre.amStartsAt],
    ['Afternoon session starts', centre.pmStartsAt],
    ['Day ends', centre.dayEndsAt],
    ['A register stays open for', formatMinutes(centre.registerOpenMinutes)],
    ['Waymark locks after', formatMinutes(centre.lockAfterMinutes)],
  ];
  return (
    <Table maw={560} aria-label="Centre details">
      <Table.Tbody>
        {facts.map(([label, value]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row">{label}</Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
