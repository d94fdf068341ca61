import { Box, Button, Group, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { CommonReasons } from '../../ui/common-reasons.tsx';

interface ReasonFormProps {
  readonly busy: boolean;
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}

const commonReasons = ['Spoke to the colleague', 'Entered in error', 'Arrived late'] as const;

/** Asks in place why a mark is amended, as the law does (SI 2024/208, regs 6 and 7). Enter keeps it, Escape goes back. */
export function ReasonForm({ busy, onReason, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel();
  };
  return (
    <form
      aria-label="Reason for the amendment"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(reason.trim() === '');
        if (reason.trim() !== '' && !busy) onReason(reason.trim());
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Reason for the amendment"
          w={360}
          autoComplete="off"
          autoFocus
          value={reason}
          error={missing ? 'Say why: the law asks for it' : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          Settle it
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
      <Box mt="xs">
        <CommonReasons reasons={commonReasons} onChoose={setReason} />
      </Box>
    </form>
  );
}
