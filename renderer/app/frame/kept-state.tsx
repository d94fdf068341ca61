import { Text } from '@mantine/core';

/** The honest state of what is kept, in words. */
export function KeptState() {
  return (
    <Text component="span" c="dimmed" visibleFrom="md" size="sm">
      Kept on this laptop only
    </Text>
  );
}
