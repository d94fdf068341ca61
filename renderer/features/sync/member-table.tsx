import { Button, Group, Table, Text } from '@mantine/core';
import { isGuest, roleLabels } from '../../../shared/centre/staff.ts';
import type { Group as PupilGroup } from '../../../shared/pupils/group.ts';
import { dayOf } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import type { MemberShown } from '../../data/sync/things.ts';
import { useNames } from '../../data/use-names.ts';
import { useRecords } from '../../data/use-data.ts';
import { compareText, formatDate } from '../../ui/format.ts';
import { groupsInWords } from '../../ui/group-words.ts';
import { HeadRow } from '../../ui/table/head-row.tsx';

/** 'again': a new code, or other groups, for somebody from outside. */
export type MemberAct = 'laptop' | 'again' | 'end';

interface MemberTableProps {
  readonly members: readonly MemberShown[];
  /** Absent for those who may only read. */
  readonly onAct?: (act: MemberAct, member: MemberShown) => void;
}

/** Who has access, what they see, and whether they have joined; ended access last. */
export function MemberTable({ members, onAct }: MemberTableProps) {
  const names = useNames();
  const groups = useRecords('group');
  const named = members.map((member) => ({ ...member, name: names.get(member.staff) ?? member.name }));
  const sorted = named.toSorted(
    (a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || compareText(a.name, b.name),
  );
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-label="People" verticalSpacing="xs">
        <HeadRow headings={['Name', 'Sees', 'Access', ...(onAct === undefined ? [] : ['What to do'])]} />
        <Table.Tbody>
          {sorted.map((member) => (
            <Row key={member.staff} member={member} groups={groups} {...(onAct === undefined ? {} : { onAct })} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface RowProps {
  readonly member: MemberShown;
  readonly groups: readonly PupilGroup[];
  readonly onAct?: (act: MemberAct, member: MemberShown) => void;
}

function Row({ member, groups, onAct }: RowProps) {
  const own = useSession().member.id === member.staff;
  const { name, position, role, endedAt, hasAccount } = member;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={600}>
        {name}
        <Text size="sm" c="dimmed">
          {[roleLabels[role], position ?? ''].filter((words) => words !== '').join(', ')}
        </Text>
      </Table.Th>
      <Table.Td>{member.groups === null ? 'The whole centre' : groupsInWords(groups, member.groups)}</Table.Td>
      <Table.Td>
        {endedAt !== null ? `Ended ${formatDate(dayOf(endedAt))}` : hasAccount ? 'Has joined' : 'Not joined yet'}
      </Table.Td>
      {onAct !== undefined && (
        <Table.Td>
          {endedAt === null && (
            <Group gap="xs">
              {hasAccount && (
                <Button
                  variant="default"
                  aria-label={`Code for another laptop of ${name}`}
                  onClick={() => onAct('laptop', member)}
                >
                  Code for another laptop
                </Button>
              )}
              {isGuest(role) && (
                <Button
                  variant="default"
                  aria-label={`New code${role === 'providerTutor' ? ' or other groups' : ''} for ${name}`}
                  onClick={() => onAct('again', member)}
                >
                  {role === 'providerTutor' ? 'New code or other groups' : 'New code'}
                </Button>
              )}
              {!own && (
                <Button variant="default" aria-label={`End access of ${name}`} onClick={() => onAct('end', member)}>
                  End access
                </Button>
              )}
            </Group>
          )}
        </Table.Td>
      )}
    </Table.Tr>
  );
}
