import { List, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PreviewRow } from '../../../shared/imports/preview.ts';
import { ChangeList } from '../../ui/change-list.tsx';
import { LongPart } from '../../ui/table/long-part.tsx';
import { whoWords } from './row-words.ts';

type Outcome = PreviewRow['outcome'];
const parts: readonly { readonly outcome: Outcome; readonly title: string; readonly column: string }[] = [
  { outcome: 'refused', title: 'Refused', column: 'Why' },
  { outcome: 'changed', title: 'Changed', column: 'What changes' },
  { outcome: 'new', title: 'New', column: 'Remarks' },
  { outcome: 'unchanged', title: 'Unchanged', column: 'Remarks' },
];

/** The rows by what would become of them; those that need a look come first. */
export function PreviewParts({ rows }: { readonly rows: readonly PreviewRow[] }) {
  return parts.map(({ outcome, title, column }) => {
    const part = rows.filter((row) => row.outcome === outcome);
    if (part.length === 0) return null;
    const headings = (
      <>
        <Table.Th w={72}>Row</Table.Th>
        <Table.Th w="40%">Who</Table.Th>
        <Table.Th>{column}</Table.Th>
      </>
    );
    return (
      <LongPart key={outcome} title={title} rows={part} headings={headings}>
        {(row) => (
          <Table.Tr key={row.row} style={{ verticalAlign: 'top' }}>
            <Table.Td>{row.row}</Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{whoWords(row.fields)}</Table.Td>
            <Table.Td>{remarksOf(row)}</Table.Td>
          </Table.Tr>
        )}
      </LongPart>
    );
  });
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
