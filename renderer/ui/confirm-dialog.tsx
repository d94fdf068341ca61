import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** The act itself, as a verb: 'Remove the sample centre'. */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** Over a dialog that is open already. */
  readonly above?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that is hard to take back. Escape cancels; the harmless button has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    opened,
    title,
    children,
    confirmLabel,
    cancelLabel = 'Cancel',
    danger = false,
    busy = false,
    above = false,
  } = props;
  return (
    <Modal opened={opened} onClose={props.onCancel} title={title} {...(above ? { zIndex: 400 } : {})}>
      <Stack>
        <div>{children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={props.onCancel}>
            {cancelLabel}
          </Button>
          <Button {...(danger ? { color: 'red.9' } : {})} loading={busy} onClick={props.onConfirm}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
