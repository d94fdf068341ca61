import { Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { groupKindLabels } from '../../../shared/pupils/group.ts';
import { everyone } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import type { RegisterSummary } from '../../data/queries/register-summaries.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFirstFocus } from '../../ui/first-focus.ts';
import { closedWords, compareText, counted } from '../../ui/format.ts';
import { registerPath } from '../../ui/register-path.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './today.module.css';

interface RegisterListProps {
  readonly summaries: readonly RegisterSummary[];
  readonly date: LocalDate;
  /** Whose usual groups come first. */
  readonly member: string;
}

/** The day's registers, the member's own first. The one to take now has the focus, so that Enter opens it. */
export function RegisterList({ summaries, date, member }: RegisterListProps) {
  const firstFocus = useFirstFocus();
  const { member: own, registersOnly } = useSession();
  const mayAdd = may(own.role, 'readPupils');
  const due = inOrder(summaries.filter(({ expected, head }) => expected > 0 || head.kind === everyone));
  const usual = due.filter((summary) => summary.head.leader === member && isDue(summary));
  const others = due.filter((summary) => !usual.includes(summary));
  const quiet = inOrder(summaries.filter((summary) => !due.includes(summary)));
  const first = usual.find(isOpen) ?? usual[0] ?? others.find(isOpen) ?? others[0] ?? quiet[0];
  if (first === undefined && registersOnly !== null) {
    return (
      <EmptyState title="No register of yours is kept on this laptop">
        No group is usually taken by you, or nobody was in it when this laptop was last connected. Connect it to see the
        others.
      </EmptyState>
    );
  }
  if (first === undefined) {
    return (
      <EmptyState title="There are no registers on this day">
        {mayAdd
          ? 'Nobody is on roll. Bring pupils in, or add them under Pupils.'
          : 'Nobody is in a group that you take. If somebody should be, ask the centre.'}
      </EmptyState>
    );
  }
  const tableOf = (title: string, list: readonly RegisterSummary[]) => (
    <Stack gap={4}>
      <Title order={2}>{title}</Title>
      <Table aria-label={title} verticalSpacing="xs" className={classes['registers'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="30%">
              Register
            </Table.Th>
            <Table.Th scope="col" w="30%">
              Where
            </Table.Th>
            <Table.Th scope="col" w="24%">
              Pupils
            </Table.Th>
            <Table.Th scope="col">State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.map((summary) => (
            <Table.Tr key={summary.head.id}>
              <Table.Td>
                <Link
                  ref={summary === first ? firstFocus : null}
                  className={classes['open'] ?? ''}
                  to={registerPath(summary.head.id, date, summary.session)}
                >
                  {summary.head.name}
                </Link>
              </Table.Td>
              <Table.Td>{whereOf(summary)}</Table.Td>
              <Table.Td>{pupilsOf(summary)}</Table.Td>
              <Table.Td>
                <SummaryState summary={summary} date={date} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
  return (
    <Stack gap="lg">
      {usual.length > 0 && tableOf('Your registers', usual)}
      {others.length > 0 && tableOf(usual.length > 0 ? 'Other registers' : 'Registers', others)}
      {quiet.length > 0 && tableOf('Nobody expected this session', quiet)}
    </Stack>
  );
}

/** A lesson has no timetable here, so nothing says that it takes place in this session. */
function isDue({ head }: RegisterSummary): boolean {
  return head.kind !== 'lesson';
}

function isOpen(summary: RegisterSummary): boolean {
  return isDue(summary) && summary.closing === null && summary.done < summary.expected;
}

const kindOrder = ['class', 'providerSite', 'minibus', everyone, 'lesson'] as const;

function inOrder(summaries: readonly RegisterSummary[]): RegisterSummary[] {
  const order = ({ head }: RegisterSummary): number => kindOrder.indexOf(head.kind);
  return summaries.toSorted((a, b) => order(a) - order(b) || compareText(a.head.name, b.head.name));
}

function whereOf({ head }: RegisterSummary): string {
  if (head.kind === everyone) return 'Whole centre, pupils in no group too';
  const kind = groupKindLabels[head.kind];
  return head.placeName === null ? kind : `${kind}, ${head.placeName}`;
}

function pupilsOf({ onRegister, expected }: RegisterSummary): string {
  if (expected === onRegister || expected === 0) return counted(onRegister, 'pupil');
  return `${counted(onRegister, 'pupil')}, ${expected} expected now`;
}

function SummaryState({ summary, date }: { readonly summary: RegisterSummary; readonly date: LocalDate }) {
  const { head, expected, done, closing } = summary;
  const marks = head.records === 'marks';
  if (closing !== null && marks) return <StatusBadge tone="quiet">{closedWords(closing, date)}</StatusBadge>;
  if (expected === 0) return <Text c="dimmed">Nobody expected</Text>;
  if (done === expected) return <StatusBadge tone="good">Taken</StatusBadge>;
  if (done === 0 && !isDue(summary)) return null;
  if (done === 0) return <StatusBadge tone="attention">Not taken</StatusBadge>;
  return <StatusBadge tone="attention">{`${done} of ${expected}`}</StatusBadge>;
}
