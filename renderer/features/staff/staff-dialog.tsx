import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { Problems } from '../../ui/form/problems.ts';

interface StaffDialogProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly problems: Problems;
  readonly busy: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
}

/** A form in a dialog: Enter submits, Escape cancels, nothing typed is lost on an error. */
export function StaffDialog({ title, submitLabel, problems, busy, children, onClose, onSubmit }: StaffDialogProps) {
  return (
    <Dialog onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
      <Form label={title} onSubmit={onSubmit}>
        <ErrorSummary problems={problems} />
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
        </Group>
        {busy && <Text role="status">This takes some seconds.</Text>}
      </Form>
    </Dialog>
  );
}
