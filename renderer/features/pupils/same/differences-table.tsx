import { Checkbox, Table, Text } from '@mantine/core';
import type { FileDifference, PupilField } from '../../../../shared/pupils/file-differences.ts';
import { wordsOfValue } from '../../../../shared/pupils/record-words.ts';
import { useNames } from '../../../data/use-names.ts';

interface DifferencesTableProps {
  readonly differences: readonly FileDifference[];
  /** Absent where nothing can be taken over. */
  readonly isTaken?: (field: PupilField) => boolean;
  readonly onTake?: (field: PupilField, take: boolean) => void;
}

/** Field by field what stands and what the other file says, each to be taken over or not. A UPN is never shown. */
export function DifferencesTable({ differences, isTaken, onTake }: DifferencesTableProps) {
  const names = useNames();
  if (differences.length === 0) return <Text>The other file says nothing that the one that stands does not.</Text>;
  return (
    <Table.ScrollContainer minWidth={560} aria-label="What differs">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What differs</Table.Th>
            <Table.Th>Stands</Table.Th>
            <Table.Th>The other file</Table.Th>
            {onTake !== undefined && <Table.Th>Take over</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map(({ field, label, stands, other }) => (
            <Table.Tr key={field} style={{ verticalAlign: 'top' }}>
              <Table.Td>{label}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {wordsOfValue(field, stands, names) || <Text c="dimmed">Nothing</Text>}
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{wordsOfValue(field, other, names)}</Table.Td>
              {onTake !== undefined && (
                <Table.Td>
                  <Checkbox
                    aria-label={`Take over: ${label}`}
                    checked={isTaken?.(field) === true}
                    onChange={(event) => onTake(field, event.currentTarget.checked)}
                  />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
