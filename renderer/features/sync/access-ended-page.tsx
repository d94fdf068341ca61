import { Button, Group } from '@mantine/core';
import type { SyncTrouble } from '../../data/sync/status.ts';
import { PlainPage } from '../../ui/plain-page.tsx';
import { troubleInWords } from './trouble-words.ts';

interface AccessEndedProps {
  readonly trouble: SyncTrouble;
  readonly onDone: () => void;
}

/** The access of this laptop, or of its person, has ended: what there was to hand in is handed in, and nothing is shown any more. */
export function AccessEndedPage({ trouble, onDone }: AccessEndedProps) {
  const { title, next } = troubleInWords[trouble.code];
  return (
    <PlainPage title={title}>
      <p>{trouble.words}</p>
      <p>{next}</p>
      <Group>
        <Button onClick={onDone}>{trouble.code === 'wiped' ? 'Go to the start' : 'Go to sign-in'}</Button>
      </Group>
    </PlainPage>
  );
}
