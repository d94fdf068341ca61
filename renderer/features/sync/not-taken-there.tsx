import { Table, Text, Title } from '@mantine/core';
import type { ParkedChange } from '../../../shared/sync/protocol/parked.ts';
import { HeadRow } from '../../ui/table/head-row.tsx';
import { useParkedTitle, WhenAndWhom } from './parked-cells.tsx';

/** What was not taken from any laptop of the centre, for a lead to know of; its author decides about it. */
export function NotTakenThere({ items }: { readonly items: readonly ParkedChange[] }) {
  const titleOf = useParkedTitle();
  return (
    <section aria-label="Not taken from any laptop">
      <Title order={2} mb="xs">
        Not taken from any laptop
      </Title>
      <Text mb="sm">
        The local authority did not take these entries, or not yet. Their authors see them under Sending and receiving
        on their laptops, where they withdraw them or try again.
      </Text>
      <Table.ScrollContainer minWidth={640}>
        <Table aria-label="Not taken from any laptop" verticalSpacing="xs">
          <HeadRow headings={['What', 'When and by whom', 'Why']} />
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={`${item.device} ${item.n} ${item.index}`} style={{ verticalAlign: 'top' }}>
                <Table.Td>{titleOf(item)}</Table.Td>
                <WhenAndWhom {...item} />
                <Table.Td>{item.words}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
