import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';

interface FormProps {
  /** Names the form for those who cannot see where it begins. */
  readonly label: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/**
 * A form that Enter submits. The browser's own checks stay out of the way, and it is asked to remember nothing that is
 * typed: names would then lie readable in its profile.
 */
export function Form({ label, onSubmit, children }: FormProps) {
  return (
    <form
      aria-label={label}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">{children}</Stack>
    </form>
  );
}
