import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { centreKey } from '../../../shared/centre/centre.ts';
import { dayOf, now, timeOf } from '../../data/clock.ts';
import { noteRecoveryKeyKept } from '../../data/recovery-kept.ts';
import { replaceRecoveryKey } from '../../data/recovery.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecord } from '../../data/use-data.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { RecoveryKeyPage } from '../../ui/recovery-key/recovery-key-page.tsx';

/** Replaces the recovery key where its sheet was lost, or whoever kept it has left. */
export function NewRecoveryKey() {
  const session = useSession();
  const platform = usePlatform();
  const centreName = useRecord('centre', centreKey)?.name ?? '';
  const [asking, ask] = useDisclosure(false);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const replace = async (): Promise<void> => {
    setBusy(true);
    try {
      const answer = await replaceRecoveryKey(session);
      ask.close();
      if (answer.ok) setShown(answer.value.recoveryKey);
      else setProblem(answer.error.message);
    } finally {
      setBusy(false);
    }
  };
  const keep = async (): Promise<void> => {
    await noteRecoveryKeyKept(session.database);
    session.replica.announce();
    setShown(null);
  };
  return (
    <>
      <Text>
        If the printed sheet is lost, or whoever kept it has left, make a new key. The old sheet then opens nothing new.
      </Text>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <Group>
        <Button variant="default" onClick={ask.open}>
          Make a new recovery key
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking}
        title="Make a new recovery key?"
        confirmLabel="Make it"
        busy={busy}
        onConfirm={() => void replace()}
        onCancel={ask.close}
      >
        <p>
          Have a printer or a pen ready: the new key is shown once. Backups made before still need the old key, so make
          a new backup afterwards.
        </p>
      </ConfirmDialog>
      {shown !== null && (
        <Modal
          opened
          fullScreen
          withCloseButton={false}
          closeOnEscape={false}
          onClose={() => undefined}
          padding={0}
          aria-label="New recovery key"
        >
          <RecoveryKeyPage
            recoveryKey={shown}
            centreName={centreName}
            shownTo={session.member.name}
            shownAt={`${formatDate(dayOf(now()))}, ${timeOf(now())}`}
            onPrint={() => void platform.printPage()}
            onDone={() => void keep()}
          />
        </Modal>
      )}
    </>
  );
}
