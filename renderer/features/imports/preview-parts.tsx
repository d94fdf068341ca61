import { Button, List, Stack, Table, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PreviewRow } from '../../../shared/imports/preview.ts';
import { counted } from '../../ui/format.ts';
import { ChangeList } from '../../ui/change-list.tsx';
import { whoWords } from './row-words.ts';

type Outcome = PreviewRow['outcome'];
const parts: readonly { readonly outcome: Outcome; readonly title: string; readonly column: string }[] = [
  { outcome: 'refused', title: 'Refused', column: 'Why' },
  { outcome: 'changed', title: 'Changed', column: 'What changes' },
  { outcome: 'new', title: 'New', column: 'Remarks' },
  { outcome: 'unchanged', title: 'Unchanged', column: 'Remarks' },
];
const step = 100;

/** The rows by what would become of them; those that need a look come first. */
export function PreviewParts({ rows }: { readonly rows: readonly PreviewRow[] }) {
  return parts.map(({ outcome, title, column }) => {
    const part = rows.filter((row) => row.outcome === outcome);
    return part.length === 0 ? null : <Part key={outcome} title={title} column={column} rows={part} />;
  });
}

interface PartProps {
  readonly title: string;
  readonly column: string;
  readonly rows: readonly PreviewRow[];
}

/** Long lists are drawn a hundred rows at a time. */
function Part({ title, column, rows }: PartProps) {
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
            <Table.Tr>
              <Table.Th w={72}>Row</Table.Th>
              <Table.Th w="40%">Who</Table.Th>
              <Table.Th>{column}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shown).map((row) => (
              <Table.Tr key={row.row} style={{ verticalAlign: 'top' }}>
                <Table.Td>{row.row}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{whoWords(row.fields)}</Table.Td>
                <Table.Td>{remarksOf(row)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
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

function remarksOf(row: PreviewRow): ReactNode {
  const lines = row.outcome === 'refused' ? [...row.reasons, ...row.warnings] : row.warnings;
  return (
    <Stack gap={4}>
      {row.outcome === 'changed' && <ChangeList changes={row.changes} />}
      {lines.length === 1 && <Text size="sm">{lines[0]}</Text>}
      {lines.length > 1 && (
        <List size="sm">
          {lines.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
