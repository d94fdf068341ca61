import { Button, Group } from '@mantine/core';
import { dayOf, timeOf } from '../../data/clock.ts';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { useBackup, useLastBackup } from './save-backup.ts';

/** Asked once a centre stands: a first backup. It can be put off; then this laptop holds the only copy, and says so. */
export function FirstBackupPage({ onDone }: { readonly onDone: () => void }) {
  const { busy, outcome, make } = useBackup();
  const last = useLastBackup();
  const saved = outcome?.kind === 'saved';
  return (
    <PlainPage title="Make a backup file now">
      <WhyNow last={last} />
      <p>A backup is one encrypted file. Keep it away from this laptop. Waymark asks for a new one every week.</p>
      {saved && (
        <Notice kind="success" title="Backup made">
          {outcome.words}
        </Notice>
      )}
      {outcome?.kind === 'problem' && <Notice kind="error">{outcome.words}</Notice>}
      <Group gap="xs">
        {saved ? (
          <Button onClick={onDone}>Continue</Button>
        ) : (
          <>
            <Button loading={busy} onClick={() => void make()}>
              Make a backup file
            </Button>
            <Button variant="default" onClick={onDone}>
              Not now
            </Button>
          </>
        )}
      </Group>
    </PlainPage>
  );
}

function WhyNow({ last }: { readonly last: number | null | undefined }) {
  if (typeof last === 'number') {
    return (
      <p>
        The newest backup is the file made on {formatDate(dayOf(last))} at {timeOf(last)}. It opens with the old
        recovery key only. Make a new one, which the new key opens.
      </p>
    );
  }
  return (
    <p>
      Until there is a backup, this laptop holds the only copy of your centre. If it is lost or breaks, everything is
      lost.
    </p>
  );
}
