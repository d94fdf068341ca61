import { Button, Group } from '@mantine/core';
import type { SyncTrouble } from '../../data/sync/status.ts';
import { PlainPage } from '../../ui/plain-page.tsx';
import { troubleInWords } from './trouble-words.ts';

interface WipedPageProps {
  readonly trouble: SyncTrouble;
  readonly onDone: () => void;
}

/** This laptop's access was ended: it has handed in what it had, and its records are gone. */
export function WipedPage({ trouble, onDone }: WipedPageProps) {
  const { title, next } = troubleInWords.wiped;
  return (
    <PlainPage title={title}>
      <p>{trouble.words}</p>
      <p>{next}</p>
      <Group>
        <Button onClick={onDone}>Go to the start</Button>
      </Group>
    </PlainPage>
  );
}
