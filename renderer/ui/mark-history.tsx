import { Table, Text } from '@mantine/core';
import { codeInfo } from '../../shared/attendance/codes.ts';
import type { MarkEntry } from '../../shared/attendance/sheet.ts';
import type { Code } from '../../shared/attendance/types.ts';
import type { LocalDate } from '../../shared/lib/local-date.ts';
import { formatDate, formatMinutes } from './format.ts';
import { MarkCell } from './mark-cell.tsx';
import { HeadRow } from './table/head-row.tsx';

/** One entry in the life of a mark, as the law asks for it: what, when, by whom in which position, and why. */
export interface MarkHistoryLine {
  readonly kind: 'original' | 'corrected' | 'amended' | 'takenBack';
  readonly entry: Omit<MarkEntry, 'code'> & { readonly code: Code | null };
  readonly date: LocalDate;
  /** '09:02' */
  readonly time: string;
  /** Undefined where that member of staff is not known here. */
  readonly byName: string | undefined;
}

const kinds: Readonly<Record<MarkHistoryLine['kind'], string>> = {
  original: 'Original entry',
  corrected: 'Corrected before the close',
  amended: 'Amended entry',
  takenBack: 'Taken back before the close',
};

interface MarkHistoryProps {
  /** The original first. */
  readonly lines: readonly MarkHistoryLine[];
  /** Said where nothing was ever entered. */
  readonly emptyWords: string;
}

/** Everything entered for one session: original entry, amended entries, reason, date and time, name and position. */
export function MarkHistory({ lines, emptyWords }: MarkHistoryProps) {
  if (lines.length === 0) return <Text c="dimmed">{emptyWords}</Text>;
  return (
    <Table aria-label="History of this mark" verticalSpacing="xs">
      <HeadRow headings={['Entry', 'Mark', 'Reason', 'When', 'By']} />
      <Table.Tbody>
        {lines.map((line) => (
          <Line key={`${line.entry.device} ${line.entry.n}`} line={line} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Line({ line: { kind, entry, date, time, byName } }: { readonly line: MarkHistoryLine }) {
  return (
    <Table.Tr>
      <Table.Td>{kinds[kind]}</Table.Td>
      <Table.Td>
        <MarkCell code={entry.code} />
        <Text size="sm">{detailOf(entry)}</Text>
        {entry.source !== undefined && (
          <Text size="sm" c="dimmed">
            Follows from what the place saw
          </Text>
        )}
      </Table.Td>
      <Table.Td>{entry.reason ?? ''}</Table.Td>
      <Table.Td>
        {formatDate(date)} {time}
      </Table.Td>
      <Table.Td>
        {byName ?? entry.position}
        {byName !== undefined && (
          <Text size="sm" c="dimmed">
            {entry.position}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function detailOf({ code, minutesLate, nature, arrivedAt }: MarkHistoryLine['entry']): string {
  return [
    code === null ? '' : codeInfo(code).label,
    minutesLate === undefined ? '' : `${formatMinutes(minutesLate)} late`,
    nature ?? '',
    arrivedAt === undefined ? '' : `arrived ${arrivedAt}`,
  ]
    .filter((words) => words !== '')
    .join(', ');
}
