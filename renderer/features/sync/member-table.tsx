import { Button, Group, Table, Text } from '@mantine/core';
import { roleLabels } from '../../../shared/centre/staff.ts';
import type { EndpointRole } from '../../../shared/sync/protocol/roles.ts';
import { dayOf } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import type { MemberShown } from '../../data/sync/things.ts';
import { useNames } from '../../data/use-names.ts';
import { compareText, formatDate } from '../../ui/format.ts';

export type MemberAct = 'laptop' | 'end';

export const endpointRoleLabels: Readonly<Record<EndpointRole, string>> = {
  ...roleLabels,
  providerTutor: 'Tutor of a provider',
  laOfficer: 'Officer of the local authority',
};

interface MemberTableProps {
  readonly members: readonly MemberShown[];
  /** Absent for those who may only read. */
  readonly onAct?: (act: MemberAct, member: MemberShown) => void;
}

/** Who has access, what they see, and whether they have joined; ended access last. */
export function MemberTable({ members, onAct }: MemberTableProps) {
  const names = useNames();
  const named = members.map((member) => ({ ...member, name: names.get(member.staff) ?? member.name }));
  const sorted = named.toSorted(
    (a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || compareText(a.name, b.name),
  );
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-label="People" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {['Name', 'Sees', 'Access', ...(onAct === undefined ? [] : ['What to do'])].map((heading) => (
              <Table.Th key={heading} scope="col">
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((member) => (
            <Row key={member.staff} member={member} names={names} {...(onAct === undefined ? {} : { onAct })} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface RowProps {
  readonly member: MemberShown;
  readonly names: ReadonlyMap<string, string>;
  readonly onAct?: (act: MemberAct, member: MemberShown) => void;
}

function Row({ member, names, onAct }: RowProps) {
  const own = useSession().member.id === member.staff;
  const { name, role, endedAt, hasAccount } = member;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={600}>
        {name}
        <Text size="sm" c="dimmed">
          {endpointRoleLabels[role]}
        </Text>
      </Table.Th>
      <Table.Td>{seesInWords(member, names)}</Table.Td>
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

function seesInWords({ groups }: MemberShown, names: ReadonlyMap<string, string>): string {
  if (groups === null) return 'The whole centre';
  return groups.map((group) => names.get(group) ?? 'a group that has ended').join(', ');
}
