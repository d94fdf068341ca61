import { Table } from '@mantine/core';

/** The one row of headings of a table that is not sorted. */
export function HeadRow({ headings }: { readonly headings: readonly string[] }) {
  return (
    <Table.Thead>
      <Table.Tr>
        {headings.map((heading) => (
          <Table.Th key={heading} scope="col">
            {heading}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}
