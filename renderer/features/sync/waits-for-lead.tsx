import { Button, Group, Table, Text, Title } from '@mantine/core';
import type { ParkedChange } from '../../../shared/sync/protocol/parked.ts';
import type { SyncAdmin } from '../../data/sync/api.ts';
import { decideAsLead } from '../../data/sync/parked-there.ts';
import { useSession } from '../../data/session-context.ts';
import { HeadRow } from '../../ui/table/head-row.tsx';
import { useParkedTitle, WhenAndWhom } from './parked-cells.tsx';
import type { Proved } from './use-proved.ts';

interface WaitsForLeadProps {
  readonly admin: SyncAdmin;
  readonly items: readonly ParkedChange[];
  readonly proved: Proved;
  readonly onDone: (words: string) => void;
}

/** What somebody made after their access had ended: a lead decides whether it counts. */
export function WaitsForLeadList({ admin, items, proved, onDone }: WaitsForLeadProps) {
  const session = useSession();
  const titleOf = useParkedTitle();
  const decide = (item: ParkedChange, how: 'accepted' | 'withdrawn'): void => {
    proved.run(
      async (credentials) => {
        const opened = credentials === undefined ? null : await admin.open(credentials);
        return opened === null || opened.ok ? decideAsLead(session, item, how) : opened;
      },
      () =>
        onDone(
          how === 'accepted'
            ? 'It counts from now on.'
            : 'It does not count. It stays in the records of the local authority.',
        ),
    );
  };
  return (
    <section aria-label="Made after access ended">
      <Title order={2} mb="xs">
        Made after access ended
      </Title>
      <Text mb="sm">
        These entries came in when their author’s access had ended, or their role did not allow them any more. You
        decide whether they count.
      </Text>
      <Table.ScrollContainer minWidth={640}>
        <Table aria-label="Made after access ended" verticalSpacing="xs">
          <HeadRow headings={['What', 'When and by whom', 'What to do']} />
          <Table.Tbody>
            {items.map((item) => {
              const title = titleOf(item);
              return (
                <Table.Tr key={`${item.device} ${item.n} ${item.index}`} style={{ verticalAlign: 'top' }}>
                  <Table.Td>{title}</Table.Td>
                  <WhenAndWhom {...item} />
                  <Table.Td>
                    <Group gap="xs">
                      <Button aria-label={`Accept ${title}`} onClick={() => decide(item, 'accepted')}>
                        Accept
                      </Button>
                      <Button
                        variant="default"
                        aria-label={`Put aside ${title}`}
                        onClick={() => decide(item, 'withdrawn')}
                      >
                        Put aside
                      </Button>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
