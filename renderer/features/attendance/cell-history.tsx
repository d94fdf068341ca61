import { Modal, Table, Text } from '@mantine/core';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import { dayOf, timeOf } from '../../data/clock.ts';
import { markHistory, type MarkHistoryLine } from '../../data/queries/mark-history.ts';
import { useSession } from '../../data/session-context.ts';
import { formatDate, formatMinutes, formatSession } from '../../ui/format.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import type { CalendarCell } from './calendar-weeks.ts';

const kinds: Readonly<Record<MarkHistoryLine['kind'], string>> = {
  original: 'Original entry',
  corrected: 'Corrected before the close',
  amended: 'Amended entry',
  takenBack: 'Taken back before the close',
};

/** Everything entered in one cell: original entry, amended entries, reason, date and time, name and position. */
export function CellHistory({ cell, onClose }: { readonly cell: CalendarCell; readonly onClose: () => void }) {
  const session = useSession();
  const lines = markHistory(session, cell.mark);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`${formatDate(cell.date)}, ${formatSession(cell.session).toLowerCase()}`}
    >
      {lines.length === 0 ? (
        <Text>
          {cell.state === 'closed' ? 'There was no session that day.' : 'Nothing has been entered for this session.'}
        </Text>
      ) : (
        <Table aria-label="History of this mark" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {['Entry', 'Mark', 'Reason', 'When', 'By'].map((heading) => (
                <Table.Th key={heading} scope="col">
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Line key={`${line.entry.device} ${line.entry.n}`} line={line} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Modal>
  );
}

function Line({ line: { kind, entry, byName } }: { readonly line: MarkHistoryLine }) {
  return (
    <Table.Tr>
      <Table.Td>{kinds[kind]}</Table.Td>
      <Table.Td>
        <MarkCell code={entry.code} /> <Text span>{detailOf(entry)}</Text>
      </Table.Td>
      <Table.Td>{entry.reason ?? ''}</Table.Td>
      <Table.Td>
        {formatDate(dayOf(entry.at))} {timeOf(entry.at)}
      </Table.Td>
      <Table.Td>
        {byName ?? 'Someone who has left'}
        <Text component="div" size="sm" c="dimmed">
          {entry.position}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function detailOf({ code, minutesLate, nature, arrivedAt, source }: MarkHistoryLine['entry']): string {
  return [
    code === null ? '' : codeInfo(code).label,
    minutesLate === undefined ? '' : `${formatMinutes(minutesLate)} late`,
    nature ?? '',
    arrivedAt === undefined ? '' : `arrived ${arrivedAt}`,
    source === undefined ? '' : 'from what the place saw',
  ]
    .filter((words) => words !== '')
    .join(', ');
}
