import { Table, Text } from '@mantine/core';
import type { Exported } from '../../../shared/centre/exported.ts';
import { addDays } from '../../../shared/lib/local-date.ts';
import { dayOf, timeOf, today } from '../../data/clock.ts';
import { readDated } from '../../data/queries/dated.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { useNames } from '../../data/use-names.ts';
import { counted, formatDate, formatRange } from '../../ui/format.ts';
import { HeadRow } from '../../ui/table/head-row.tsx';

const daysShown = 365;
const mostShown = 20;

/** Which files with records in them were asked for, newest first. */
export function ExportsList() {
  const session = useSession();
  const names = useNames();
  const found = useLoaded(() => readDated(session, 'exported', addDays(today(), -daysShown), today()), [session]);
  if (found === undefined) return null;
  if (found.length === 0) return <Text>Nobody has asked for a file in the last year.</Text>;
  const newest = found.toReversed().slice(0, mostShown);
  return (
    <>
      <Text>
        {`Who asked for a file, and what of${found.length > mostShown ? `: the last ${mostShown} of ${found.length}` : ''}. Whether it was then saved is not known here.`}
      </Text>
      <Table aria-label="Files asked for" verticalSpacing="xs">
        <HeadRow headings={['When', 'Who', 'What of']} />
        <Table.Tbody>
          {newest.map(({ record, trail }) => {
            const [made] = trail;
            const at = made === undefined ? '' : `${formatDate(dayOf(made.at))}, ${timeOf(made.at)}`;
            const who = made === undefined ? '' : `${names.get(made.by) ?? 'A colleague'}, ${made.position}`;
            return (
              <Table.Tr key={record.id}>
                <Table.Td>{at}</Table.Td>
                <Table.Td>{who}</Table.Td>
                <Table.Td>{inWords(record)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </>
  );
}

function inWords({ what, from, to, pupils = [] }: Exported): string {
  if (what === 'backup') return 'Everything, encrypted (backup)';
  if (what === 'notTaken') return 'Entries the local authority did not take';
  const days = from === undefined || to === undefined ? '' : `, ${formatRange(from, to)}`;
  return `Attendance of ${counted(pupils.length, 'pupil')}${days}`;
}
