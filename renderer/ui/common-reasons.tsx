import { Button, Group, Text } from '@mantine/core';

interface CommonReasonsProps {
  readonly reasons: readonly string[];
  readonly onChoose: (reason: string) => void;
}

/** Reasons people often give, under the box for one: a press fills it in. */
export function CommonReasons({ reasons, onChoose }: CommonReasonsProps) {
  return (
    <Group gap={4}>
      <Text size="sm" c="dimmed">
        Common reasons:
      </Text>
      {reasons.map((reason) => (
        <Button key={reason} variant="light" size="compact-sm" mih={32} onClick={() => onChoose(reason)}>
          {reason}
        </Button>
      ))}
    </Group>
  );
}
