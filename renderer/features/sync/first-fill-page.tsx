import { Button, Group, Text } from '@mantine/core';
import { dayOf, useNow } from '../../data/clock.ts';
import { syncNow } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import type { SyncStatus } from '../../data/sync/status.ts';
import { Notice } from '../../ui/notice.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { ExchangeNotice } from './exchange-notice.tsx';

interface FirstFillPageProps {
  readonly status: SyncStatus;
  readonly onLock: () => void;
}

/** A laptop that joined shows nothing else until all of the centre's records are on it. */
export function FirstFillPage({ status, onLock }: FirstFillPageProps) {
  const session = useSession();
  const today = dayOf(useNow());
  const rests = status.phase.is === 'idle' && status.trouble === null;
  return (
    <PlainPage title={`Welcome to ${status.centreName}`}>
      <p>
        This laptop fetches the centre’s records, once. Afterwards Waymark opens and works with and without a
        connection.
      </p>
      {rests ? (
        <Notice kind="information" title="Fetching has stopped" standing>
          What has come is kept. It goes on where it stopped.
        </Notice>
      ) : (
        <ExchangeNotice status={status} today={today} />
      )}
      <Group gap="xs">
        {status.phase.is !== 'filling' && <Button onClick={() => syncNow(session)}>Go on now</Button>}
        <Button variant="default" onClick={onLock}>
          Lock
        </Button>
      </Group>
      <Text c="dimmed">You may lock this laptop or close it. At the next sign-in it goes on.</Text>
    </PlainPage>
  );
}
