import { Button, Group, Text } from '@mantine/core';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import type { Settlement } from '../../../shared/attendance/settle-observations.ts';

interface SettleNoteProps {
  readonly settlement: Settlement;
  readonly onPropose: (unit: MarkUnit) => void;
}

/** Says that what was seen and the mark do not agree, and offers the marks a person may choose. */
export function SettleNote({ settlement, onPropose }: SettleNoteProps) {
  if (settlement.kind !== 'unclear' && settlement.kind !== 'disagree') return null;
  const proposals = settlement.kind === 'disagree' ? settlement.proposals : [];
  return (
    <Group gap="sm">
      <Text size="sm">
        <b>To settle.</b> {settlement.message}
      </Text>
      {proposals.map((unit) => (
        <Button key={unit.code} variant="default" size="compact-md" mih={36} onClick={() => onPropose(unit)}>
          {`Enter ${unit.code} ${codeInfo(unit.code).label}`}
        </Button>
      ))}
    </Group>
  );
}
