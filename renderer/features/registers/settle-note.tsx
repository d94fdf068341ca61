import { Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { useSession } from '../../data/session-context.ts';
import type { Settlement } from '../../../shared/attendance/settle-observations.ts';

interface SettleNoteProps {
  readonly settlement: Settlement;
  readonly standing: MarkUnit | null;
  /** Where marks are entered, where this register does not enter any. */
  readonly elsewhere: string | null;
  readonly onPropose: (unit: MarkUnit, reason: string) => void;
}

/** For those who enter no marks: nothing is theirs to choose here. */
const leftToOthers = {
  unclear: 'What you saw is kept. The centre’s staff decide which mark it makes.',
  disagree: 'What you saw is kept. The mark says otherwise; the centre’s staff settle it.',
} as const;

/** Says that what was seen and the mark do not agree, and offers what a person may choose. */
export function SettleNote({ settlement, standing, elsewhere, onPropose }: SettleNoteProps) {
  const settles = may(useSession().member.role, 'takeRegister');
  if (settlement.kind !== 'unclear' && settlement.kind !== 'disagree') return null;
  if (!settles) return <Text size="sm">{leftToOthers[settlement.kind]}</Text>;
  const proposals = settlement.kind === 'disagree' ? settlement.proposals : [];
  return (
    <Group gap="sm">
      <Text size="sm">
        <b>To settle.</b> {settlement.message}
      </Text>
      {elsewhere !== null && (
        <Button component={Link} to={elsewhere} variant="default" size="compact-md" mih={36}>
          Open the register of everyone
        </Button>
      )}
      {elsewhere === null &&
        proposals.map((unit) => (
          <Button
            key={unit.code}
            variant="default"
            size="compact-md"
            mih={36}
            onClick={() => onPropose(unit, 'Provider reported')}
          >
            {`Enter ${unit.code} ${codeInfo(unit.code).label}`}
          </Button>
        ))}
      {elsewhere === null && standing !== null && (
        <Button variant="default" size="compact-md" mih={36} onClick={() => onPropose(standing, '')}>
          {`Keep ${standing.code} and say why`}
        </Button>
      )}
    </Group>
  );
}
