import { Table, Text } from '@mantine/core';
import { enrolmentStatusLabels, type Enrolment, type Pupil } from '../../../../shared/pupils/pupil.ts';
import { marksInBoth, readFileHolds, type FileHolds } from '../../../data/queries/same-person.ts';
import { useSession } from '../../../data/session-context.ts';
import { useLoaded } from '../../../data/use-data.ts';
import { counted, formatDate, nameOf } from '../../../ui/format.ts';

interface HoldsTableProps {
  readonly stands: Pupil;
  readonly behind: Pupil;
}

/** What each file holds by itself. All of it stays, and is shown together. */
export function HoldsTable({ stands, behind }: HoldsTableProps) {
  const session = useSession();
  const own = useLoaded(() => readFileHolds(session, stands.id), [session, stands.id]);
  const other = useLoaded(() => readFileHolds(session, behind.id), [session, behind.id]);
  if (own === undefined || other === undefined) return null;
  const rows: readonly (readonly [string, (holds: FileHolds) => string])[] = [
    ['On roll', ({ stays }) => stays.map(stayWords).join('; ') || 'Never'],
    ['Groups now', ({ groups }) => groups.join(', ') || 'None'],
    ['Marks', ({ marks }) => counted(marks.size, 'mark')],
    ...(own.contacts === null
      ? []
      : [['Contacts', ({ contacts }: FileHolds) => counted(contacts ?? 0, 'contact')] as const]),
  ];
  const { both, differently } = marksInBoth(own, other);
  return (
    <>
      <Table.ScrollContainer minWidth={560} aria-label="What each file holds">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What each holds</Table.Th>
              <Table.Th>{`${nameOf(stands)}: stands`}</Table.Th>
              <Table.Th>{`${nameOf(behind)}: the other file`}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([label, words]) => (
              <Table.Tr key={label} style={{ verticalAlign: 'top' }}>
                <Table.Td>{label}</Table.Td>
                <Table.Td>{words(own)}</Table.Td>
                <Table.Td>{words(other)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {both > 0 && (
        <Text>
          {`${counted(both, 'session is', 'sessions are')} marked in both files and will be counted once. `}
          {differently > 0 &&
            `In ${differently.toLocaleString('en-GB')} the two marks differ: after joining they are under Things to settle, and until then the mark of the stay that began first counts.`}
        </Text>
      )}
    </>
  );
}

function stayWords({ from, to, status }: Enrolment): string {
  const span = to === undefined ? `since ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(to)}`;
  return status === 'C' ? span : `${span} (${enrolmentStatusLabels[status]})`;
}
