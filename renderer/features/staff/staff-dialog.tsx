import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { Problems } from '../../ui/form/problems.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';

interface StaffDialogProps {
  readonly title: string;
  readonly submitLabel: string;
  /** What was typed so far. */
  readonly draft: unknown;
  readonly problems: Problems;
  readonly busy: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
}

/** A form in a dialog: Enter submits, Escape cancels, nothing typed is lost on an error. */
export function StaffDialog({
  title,
  submitLabel,
  draft,
  problems,
  busy,
  children,
  onClose,
  onSubmit,
}: StaffDialogProps) {
  useUnkeptDraft(draft);
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
