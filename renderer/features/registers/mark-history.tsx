import { Table, Text } from '@mantine/core';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import { formatMinutes, formatDate } from '../../ui/format.ts';
import { dayOf, timeOf } from '../../data/clock.ts';
import type { EntryShown, StandingMark } from '../../data/queries/marks.ts';
import { useRecords } from '../../data/use-data.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';

function detailOf({ minutesLate, nature, arrivedAt }: EntryShown): string {
  return [
    minutesLate === undefined ? '' : `${formatMinutes(minutesLate)} late`,
    nature ?? '',
    arrivedAt === undefined ? '' : `arrived ${arrivedAt}`,
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function kindOf(entry: EntryShown, index: number): string {
  if (entry.code === null) return 'Taken back';
  if (index === 0) return 'Original entry';
  return entry.op === 'amend' ? 'Amended entry' : 'Corrected before the close';
}

/** Everything ever entered in one cell: original entry, amended entries, reason, date and time, name and position. */
export function MarkHistory({ mark }: { readonly mark: StandingMark | null }) {
  const staff = useRecords('staff');
  const nameOfStaff = (id: string): string => staff.find((person) => person.id === id)?.name ?? 'Someone who has left';
  if (mark === null || mark.entries.length === 0) return <Text c="dimmed">Nothing has been entered here yet.</Text>;
  return (
    <Table aria-label="History of this mark" verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Entry</Table.Th>
          <Table.Th scope="col">Mark</Table.Th>
          <Table.Th scope="col">Reason</Table.Th>
          <Table.Th scope="col">When</Table.Th>
          <Table.Th scope="col">By</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {mark.entries.map((entry, index) => (
          <Table.Tr key={`${entry.device} ${entry.n}`}>
            <Table.Td>{kindOf(entry, index)}</Table.Td>
            <Table.Td>
              <MarkCell code={entry.code} />
              {entry.code !== null && (
                <Text size="sm">
                  {[codeInfo(entry.code).label, detailOf(entry)].filter((words) => words !== '').join(', ')}
                </Text>
              )}
              {entry.source !== undefined && (
                <Text size="sm" c="dimmed">
                  Follows from what the place saw
                </Text>
              )}
            </Table.Td>
            <Table.Td>{entry.reason ?? ''}</Table.Td>
            <Table.Td>
              {formatDate(dayOf(entry.at))} {timeOf(entry.at)}
            </Table.Td>
            <Table.Td>
              {nameOfStaff(entry.by)}
              <Text size="sm" c="dimmed">
                {entry.position}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
