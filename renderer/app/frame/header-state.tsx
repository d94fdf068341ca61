import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useSession } from '../../data/session-context.ts';
import { useSync } from '../../data/sync/api.ts';
import { SyncState } from '../../features/sync/sync-state.tsx';
import { KeptState } from './kept-state.tsx';

/** What is kept and what is sent, in words. A press opens the page about it; the sample has nothing to send anywhere. */
export function HeaderState() {
  const { kind } = useSession();
  const { is } = useSync();
  if (is === 'enrolled') return <SyncState />;
  if (kind === 'sample') return <KeptState />;
  return (
    <Button component={Link} to="/sync" variant="subtle" px="xs" title="Sending and receiving">
      <KeptState />
    </Button>
  );
}
