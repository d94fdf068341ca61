import { Button, Group, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { noteExport } from '../../data/acts/exported.ts';
import { retryParked, withdrawParked } from '../../data/sync/decide-parked.ts';
import { parkedAsCsv } from '../../data/sync/parked.ts';
import { useSession } from '../../data/session-context.ts';
import type { Parked } from '../../data/sync/things.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { counted } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { HeadRow } from '../../ui/table/head-row.tsx';
import { ParkedLine, type ParkedAct } from './parked-line.tsx';
import { ProofDialog } from './proof-dialog.tsx';
import { useProved } from './use-proved.ts';

const acts = { retry: retryParked, withdraw: withdrawParked } as const;
const doneWords: Readonly<Record<ParkedAct, string>> = {
  retry: 'It is entered again and will be sent.',
  withdraw: 'It is withdrawn and does not count.',
};

/** What the local authority did not take: nothing of it is lost, and a person decides about each. */
export function ParkedList({ parked }: { readonly parked: readonly Parked[] }) {
  const session = useSession();
  const platform = usePlatform();
  const proved = useProved();
  const [withdrawing, setWithdrawing] = useState<Parked | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const act = (kind: ParkedAct, item: Parked): void => {
    setDone(null);
    proved.run(
      (credentials) => acts[kind](session, item, credentials),
      () => setDone(doneWords[kind]),
    );
  };
  const save = async (): Promise<void> => {
    const noted = await noteExport(session, { what: 'notTaken', pupils: parked.flatMap(({ pupil }) => pupil ?? []) });
    if (noted.ok) await platform.saveFile('waymark-not-taken.csv', parkedAsCsv(parked), 'text/csv');
  };
  return (
    <section aria-label="Not taken">
      <Group justify="space-between" mb="xs">
        <Title order={2}>Not taken</Title>
        <Button variant="default" onClick={() => void save()}>
          Save as a file
        </Button>
      </Group>
      <Text mb="sm">
        {`The local authority did not take ${counted(parked.length, 'entry', 'entries')}, or not yet. Each is kept on this laptop until someone decides.`}
      </Text>
      {done !== null && <Notice kind="success">{done}</Notice>}
      {proved.problem !== null && !proved.asks && <Notice kind="error">{proved.problem}</Notice>}
      <Table.ScrollContainer minWidth={640}>
        <Table aria-label="Not taken" verticalSpacing="sm">
          <HeadRow headings={['What', 'When and by whom', 'Why', 'What to do']} />
          <Table.Tbody>
            {parked.map((item) => (
              <ParkedLine
                key={`${item.device} ${item.n} ${item.index}`}
                item={item}
                busy={proved.busy}
                onAct={(kind) => (kind === 'withdraw' ? setWithdrawing(item) : act(kind, item))}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ConfirmDialog
        opened={withdrawing !== null}
        title="Withdraw this entry?"
        confirmLabel="Withdraw it"
        danger
        onConfirm={() => {
          if (withdrawing !== null) act('withdraw', withdrawing);
          setWithdrawing(null);
        }}
        onCancel={() => setWithdrawing(null)}
      >
        It will not count. What was typed stays in this laptop’s own history.
      </ConfirmDialog>
      <ProofDialog proved={proved} />
    </section>
  );
}
