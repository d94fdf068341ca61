import { Button, Table, Text } from '@mantine/core';
import { dayOf } from '../../data/clock.ts';
import type { DeviceShown } from '../../data/sync/things.ts';
import { useNames } from '../../data/use-names.ts';
import { compareText, formatDate } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { HeadRow } from '../../ui/table/head-row.tsx';
import { whenInWords } from './state-words.ts';

interface DeviceTableProps {
  readonly devices: readonly DeviceShown[];
  /** Absent for those who may only read. */
  readonly onEnd?: (device: DeviceShown) => void;
}

/** The laptops of the centre: who signs in on each, and when it was last in contact; ended ones last. */
export function DeviceTable({ devices, onEnd }: DeviceTableProps) {
  const names = useNames();
  const sorted = devices.toSorted(
    (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || compareText(a.name, b.name),
  );
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-label="Laptops" verticalSpacing="xs">
        <HeadRow
          headings={['Laptop', 'People on it', 'Last contact', ...(onEnd === undefined ? [] : ['What to do'])]}
        />
        <Table.Tbody>
          {sorted.map((device) => (
            <Table.Tr key={device.id} style={{ verticalAlign: 'top' }}>
              <Table.Th scope="row" fw={600}>
                {device.name} {device.isThisLaptop && <StatusBadge tone="accent">This laptop</StatusBadge>}
                {device.replaces !== undefined && (
                  <Text size="sm" c="dimmed" fw={400}>
                    {replacesInWords(device, devices)}
                  </Text>
                )}
              </Table.Th>
              <Table.Td>
                {device.members.map((staff) => names.get(staff) ?? 'Someone not on this laptop').join(', ') || 'Nobody'}
              </Table.Td>
              <Table.Td>{contactInWords(device)}</Table.Td>
              {onEnd !== undefined && (
                <Table.Td>
                  {device.revokedAt === null && (
                    <Button variant="default" aria-label={`End access of ${device.name}`} onClick={() => onEnd(device)}>
                      End access
                    </Button>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function contactInWords({ revokedAt, lastSeenAt }: DeviceShown): string {
  if (revokedAt !== null) return `Access ended ${formatDate(dayOf(revokedAt))}`;
  return lastSeenAt === null ? 'None yet' : whenInWords(lastSeenAt);
}

/** Both go on: whose disk was copied onto which, only people know. */
function replacesInWords({ replaces, enrolledAt }: DeviceShown, devices: readonly DeviceShown[]): string {
  const other = devices.find(({ id }) => id === replaces)?.name ?? 'a laptop not listed';
  return `A copy of “${other}”, with an identity of its own since ${formatDate(dayOf(enrolledAt))}. End the access of a laptop nobody knows.`;
}
