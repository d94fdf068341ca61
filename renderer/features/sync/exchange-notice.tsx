import { Button, Group, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { timeOf } from '../../data/clock.ts';
import { stopFilling } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import type { SyncStatus } from '../../data/sync/status.ts';
import { counted } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { momentInWords } from './state-words.ts';
import { troubleInWords } from './trouble-words.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';

interface ExchangeNoticeProps {
  readonly status: SyncStatus;
  readonly today: LocalDate;
}

/** The state of the exchange in a sentence or two, with what to do where there is something to do. */
export function ExchangeNotice({ status, today }: ExchangeNoticeProps) {
  const { trouble, phase, unsent } = status;
  if (trouble !== null) {
    const { title, next } = troubleInWords[trouble.code];
    return (
      <Notice kind="error" title={title} standing>
        <p>{trouble.words}</p>
        <p>{next}</p>
      </Notice>
    );
  }
  if (phase.is === 'filling') return <Filling rows={phase.rows} />;
  if (phase.is === 'waiting') {
    return (
      <Notice kind="warning" title="No connection" standing>
        <p>{phase.words}</p>
        <p>
          {`Next try at ${timeOf(phase.tryAgainAt)}. You can go on working: what you enter is kept on this laptop.`}
        </p>
      </Notice>
    );
  }
  if (phase.is === 'sending') return <Moving words={`Sending. ${counted(phase.left, 'entry', 'entries')} left.`} />;
  if (status.isUpToDate && status.lastPullAt !== null) {
    return (
      <Notice kind="success" title="All sent" standing>
        {`Everything entered on this laptop has reached the local authority, and everything new is here. Last looked: ${momentInWords(status.lastPullAt, today)}.`}
      </Notice>
    );
  }
  if (phase.is === 'receiving') return <Moving words="Fetching what is new from the local authority." />;
  return (
    <Notice kind="information" title={unsent > 0 ? 'Not everything is sent yet' : 'Connected'} standing>
      {unsent > 0
        ? `${counted(unsent, 'entry is', 'entries are')} on this laptop only. Waymark sends by itself whenever there is a connection.`
        : 'Waymark sends and fetches by itself whenever there is a connection.'}
    </Notice>
  );
}

function Moving({ words }: { readonly words: string }) {
  return (
    <Notice kind="information" title="Exchanging" standing>
      {words}
    </Notice>
  );
}

/** The first fill, or a fill again after the endpoint was restored: how far it is, and a safe stop. */
export function Filling({ rows }: { readonly rows: number }) {
  const session = useSession();
  const [stops, setStops] = useState(false);
  const stop = (): void => {
    setStops(true);
    stopFilling(session);
  };
  return (
    <Notice kind="information" title="Fetching the centre’s records" standing>
      <p>{`${rows === 0 ? 'It has begun' : `${counted(rows, 'record')} so far`}. Leave this laptop connected; a break in the connection costs nothing.`}</p>
      <Progress value={100} animated striped my="sm" aria-label="Fetching the centre’s records" />
      <Group gap="xs">
        <Button variant="default" disabled={stops} onClick={stop}>
          Stop for now
        </Button>
        {stops && <Text role="status">It stops once the part that is on its way has come.</Text>}
      </Group>
    </Notice>
  );
}
