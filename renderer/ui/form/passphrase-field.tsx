import { PasswordInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

interface PassphraseFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly value: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A passphrase, hidden until the person asks to see it. Browsers are asked not to offer to keep it. */
export function PassphraseField({ onChange, ...field }: PassphraseFieldProps) {
  return (
    <PasswordInput
      {...field}
      autoComplete="new-password"
      spellCheck={false}
      maxLength={200}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
