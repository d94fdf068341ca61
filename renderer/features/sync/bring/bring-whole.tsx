import { Button, Group, Progress } from '@mantine/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { timeOf } from '../../../data/clock.ts';
import type { Bringing } from '../../../data/sync/bring/begin.ts';
import { previewBringing, type BringPreview } from '../../../data/sync/bring/preview.ts';
import { counted } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { BringPreviewPage } from './bring-preview.tsx';

interface BringWholeProps {
  readonly bringing: Bringing;
  readonly onTogether: () => void;
  readonly onLeave: () => void;
}

/** Fetches the centre that is joined; once all of it is here, shows what joining would do. */
export function BringWhole({ bringing, onTogether, onLeave }: BringWholeProps) {
  const { engine } = bringing;
  const status = useSyncExternalStore(engine.subscribe, () => engine.status);
  const [preview, setPreview] = useState<BringPreview | null>(null);
  const { isFilled } = status;
  useEffect(() => {
    if (isFilled) void previewBringing(bringing).then(setPreview);
  }, [bringing, isFilled]);
  if (preview !== null)
    return <BringPreviewPage bringing={bringing} preview={preview} onTogether={onTogether} onLeave={onLeave} />;
  const { phase, trouble } = status;
  const rows = phase.is === 'filling' ? phase.rows : 0;
  return (
    <>
      {trouble === null && phase.is !== 'waiting' && (
        <Notice kind="information" title="Fetching the centre’s records" standing>
          <p>{`${counted(rows, 'record')} so far. A break in the connection costs nothing.`}</p>
          <Progress value={100} animated striped my="sm" aria-label="Fetching the centre’s records" />
        </Notice>
      )}
      {phase.is === 'waiting' && trouble === null && (
        <Notice kind="warning" title="No connection" standing>
          <p>{phase.words}</p>
          <p>{`What has come is kept. Next try at ${timeOf(phase.tryAgainAt)}.`}</p>
        </Notice>
      )}
      {trouble !== null && (
        <Notice kind="error" title="Fetching has stopped" standing>
          {trouble.words}
        </Notice>
      )}
      <Group gap="xs" mt="md">
        {phase.is === 'waiting' && <Button onClick={() => engine.wake()}>Try again now</Button>}
        <Button variant="default" onClick={onLeave}>
          Leave this for now
        </Button>
      </Group>
    </>
  );
}
