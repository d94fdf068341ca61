import { Button, Table, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { counted } from '../format.ts';

interface LongPartProps<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
  /** The cells of the heading row. */
  readonly headings: ReactNode;
  /** One table row. */
  readonly children: (row: Row) => ReactNode;
}

const step = 100;

/** A part of a preview that may be long: drawn a hundred rows at a time. */
export function LongPart<Row>({ title, rows, headings, children }: LongPartProps<Row>) {
  const [shown, setShown] = useState(step);
  const more = rows.length - shown;
  return (
    <section aria-label={title}>
      <Title order={2} mb="sm">
        {`${title} (${rows.length})`}
      </Title>
      <Table.ScrollContainer minWidth={560} aria-label={`${title} rows`}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>{headings}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>{rows.slice(0, shown).map(children)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {more > 0 && (
        <Button variant="default" onClick={() => setShown(shown + step)}>
          {`Show ${counted(Math.min(step, more), 'more row')}`}
        </Button>
      )}
    </section>
  );
}
