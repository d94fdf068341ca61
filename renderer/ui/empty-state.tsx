import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** What is not there: 'No pupils yet'. */
  readonly title: string;
  /** Why, and what to do next. */
  readonly children?: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
}

/** Stands where a list would, when there is nothing in it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <Stack
      align="flex-start"
      gap="xs"
      p="lg"
      bg="var(--waymark-quiet)"
      style={{ borderRadius: 'var(--mantine-radius-sm)' }}
    >
      <Text fw={650}>{title}</Text>
      {children !== undefined && (
        <Text component="div" c="dimmed">
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}
