import { Button, Group, Stack } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { isGuest } from '../../../shared/centre/staff.ts';
import { dayOf, useNow } from '../../data/clock.ts';
import { syncNow, useSync } from '../../data/sync/api.ts';
import { useParked } from '../../data/sync/decide-parked.ts';
import { useSession } from '../../data/session-context.ts';
import type { SyncStatus } from '../../data/sync/status.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { Alone } from './alone.tsx';
import { ExchangeFacts } from './exchange-facts.tsx';
import { ExchangeNotice } from './exchange-notice.tsx';
import { ParkedList } from './parked-list.tsx';

/** What is sent, what waits, what is wrong and what to do: the state of the header in full. */
export function SyncScreen() {
  const status = useSync();
  if (status.is === 'enrolled') return <Exchange status={status} />;
  return (
    <>
      <PageHeading title="Sending and receiving" />
      <Alone />
    </>
  );
}

function Exchange({ status }: { readonly status: SyncStatus }) {
  const session = useSession();
  const today = dayOf(useNow());
  const parked = useParked();
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const exchange = (): void => syncNow(session);
  useActions([{ id: 'sync now', label: 'Exchange now', section: 'Sending and receiving', keys: 'e', run: exchange }]);
  return (
    <>
      <PageHeading
        title="Sending and receiving"
        subtitle={`${status.centreName}, laptop “${status.deviceName}”`}
        actions={
          <Button leftSection={<IconRefresh size={18} aria-hidden="true" />} onClick={exchange}>
            Exchange now
          </Button>
        }
      />
      <Stack gap="lg">
        {done !== null && <Notice kind="success">{done}</Notice>}
        <ExchangeNotice status={status} today={today} />
        <ExchangeFacts status={status} today={today} />
        {parked.length > 0 && <ParkedList parked={parked} />}
        {!isGuest(session.member.role) && session.registersOnly === null && (
          <Group>
            <Button variant="default" onClick={() => setAdding(true)}>
              Let a colleague join on this laptop
            </Button>
          </Group>
        )}
      </Stack>
      {adding && (
        <AddPersonDialog
          onClose={() => setAdding(false)}
          onDone={(words) => {
            setAdding(false);
            setDone(words);
          }}
        />
      )}
    </>
  );
}
