import { Button, Group, Table, Text } from '@mantine/core';
import { useSession } from '../../data/session-context.ts';
import { useRecord } from '../../data/use-data.ts';
import { useNames } from '../../data/use-names.ts';
import type { Parked } from '../../data/sync/things.ts';
import { may, type MemberRole } from '../../../shared/centre/staff.ts';
import { declarationOf } from '../../../shared/model/registry.ts';
import { recordInWords, valuesInWords } from '../../../shared/sync/words.ts';
import { nameOf } from '../../ui/format.ts';
import { whenInWords } from './state-words.ts';

export type ParkedAct = 'retry' | 'withdraw';

interface ParkedLineProps {
  readonly item: Parked;
  readonly busy: boolean;
  readonly onAct: (act: ParkedAct) => void;
}

const leads: readonly MemberRole[] = ['lead', 'administrator'];

/** One entry that was not taken: what, whose, when, why, and what this person may do about it. */
export function ParkedLine({ item, busy, onAct }: ParkedLineProps) {
  const { member } = useSession();
  const names = useNames();
  const pupil = useRecord('pupil', item.pupil ?? undefined);
  const isOwn = item.by === member.id;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td>
        <Text fw={650}>{pupil === undefined ? whatOf(item) : `${nameOf(pupil)}: ${whatOf(item)}`}</Text>
        <Text size="sm">{valuesOf(item, names)}</Text>
      </Table.Td>
      <Table.Td>
        {whenInWords(item.at)}
        <Text size="sm" c="dimmed">
          {names.get(item.by) ?? 'Someone not on this laptop'}
        </Text>
      </Table.Td>
      <Table.Td>{item.words}</Table.Td>
      <Table.Td>
        <Group gap="xs">
          {isOwn && mayTryAgain(item, member.role) && (
            <Button variant="default" disabled={busy} onClick={() => onAct('retry')}>
              Try again
            </Button>
          )}
          {(isOwn || leads.includes(member.role)) && (
            <Button variant="default" disabled={busy} onClick={() => onAct('withdraw')}>
              Withdraw
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** Whether entering it once more may help: as far as this role may write such a record now. */
function mayTryAgain({ why, type }: Parked, role: MemberRole): boolean {
  const declaration = type === null ? undefined : declarationOf(type);
  return (why === 'refused' || why === 'lead') && declaration !== undefined && may(role, declaration.writtenWith);
}

function whatOf({ type, key, what }: Parked): string {
  return type === null || key === null ? what : recordInWords(type, key);
}

function valuesOf({ type, fields }: Parked, names: ReadonlyMap<string, string>): string {
  const wanted = Object.fromEntries(Object.entries(fields).map(([name, [, to]]) => [name, to]));
  return type === null || Object.keys(wanted).length === 0 ? '' : valuesInWords(type, wanted, names);
}
