import { Button, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { runsIn, type RegisterView } from '../../data/queries/registers.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { closedWords, formatDate, formatSession, nameOf } from '../../ui/format.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { registerPath } from '../../ui/register-path.ts';
import { HeadRow } from '../../ui/table/head-row.tsx';
import { EntryShown, StandingMarkCell } from './entry-shown.tsx';
import { shownRows, type Painted } from './shown-row.ts';

const nothingOnItsWay: ReadonlyMap<string, Painted> = new Map();

/** A register for those who only read it: who was expected, what was seen, which mark stands. */
export function ReadRegister({ view }: { readonly view: RegisterView }) {
  const { head, date, session, closing } = view;
  const rows = shownRows(view, nothingOnItsWay);
  const observes = head.records === 'observations';
  const other = session === 'AM' ? 'PM' : 'AM';
  const state = closing === null ? 'Not closed yet' : closedWords(closing, date);
  return (
    <>
      <PageHeading
        title={head.name}
        subtitle={[
          `${formatSession(session)}, ${formatDate(date)}`,
          observes ? (head.placeName ?? 'What was seen') : state,
        ].join(' · ')}
        actions={
          runsIn(head, other) && (
            <Button component={Link} to={registerPath(head.id, date, other)} variant="default">
              {formatSession(other)} register
            </Button>
          )
        }
      />
      <Stack gap="sm">
        {rows.length === 0 ? (
          <EmptyState title="Nobody is on this register on this day">Look at another day on Today.</EmptyState>
        ) : (
          <Table aria-label={`Register of ${head.name}`} verticalSpacing="xs">
            <HeadRow headings={['Pupil', 'Expected now', ...(observes ? ['Seen'] : []), 'Mark']} />
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.enrolment.id}>
                  <Table.Th scope="row" fw={600}>
                    {nameOf(row.pupil)}
                  </Table.Th>
                  <Table.Td>
                    <Text span>{row.expected}</Text>
                  </Table.Td>
                  {observes && (
                    <Table.Td>
                      <EntryShown row={row} />
                    </Table.Td>
                  )}
                  <Table.Td>
                    <StandingMarkCell row={row} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </>
  );
}
