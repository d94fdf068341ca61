import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageHeadingProps {
  readonly title: string;
  /** One line under the title: for whom, for which day. */
  readonly subtitle?: ReactNode;
  /** Buttons that belong to the whole screen. */
  readonly actions?: ReactNode;
}

/** The one first-level heading of a screen. It can take the focus: the frame puts it there when the screen opens. */
export function PageHeading({ title, subtitle, actions }: PageHeadingProps) {
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="lg">
      <Stack gap={4}>
        <Title order={1} tabIndex={-1}>
          {title}
        </Title>
        {subtitle !== undefined && (
          <Text component="div" c="dimmed">
            {subtitle}
          </Text>
        )}
      </Stack>
      {actions !== undefined && (
        <Group gap="xs" className="no-print">
          {actions}
        </Group>
      )}
    </Group>
  );
}
