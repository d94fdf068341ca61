import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';

/** What the sample is, and its removal. */
export function SampleScreen({ onRemove }: { readonly onRemove: () => void }) {
  const [asking, ask] = useDisclosure(false);
  return (
    <>
      <PageHeading title="Sample centre" />
      <Stack>
        <p>
          Everybody in this centre is invented. It is kept apart from any real centre, with keys of its own, so you can
          try anything in it.
        </p>
        <p>When you no longer need it, remove it. You can open a fresh one afterwards.</p>
        <Group>
          <Button variant="default" onClick={ask.open}>
            Remove the sample centre
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={asking}
        title="Remove the sample centre?"
        confirmLabel="Remove it"
        danger
        onCancel={ask.close}
        onConfirm={onRemove}
      >
        <p>All that was entered in the sample centre on this laptop goes with it. A real centre is not touched.</p>
      </ConfirmDialog>
    </>
  );
}
