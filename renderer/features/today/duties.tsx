import { Stack, Text, Title } from '@mantine/core';
import { may } from '../../../shared/centre/staff.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { useSession } from '../../data/session-context.ts';
import { AbsenceDuty } from './absence-duty.tsx';
import { LeftOpenDuty } from './left-open-duty.tsx';
import { ReasonsDuty } from './reasons-duty.tsx';
import { ReviewsDuty } from './reviews-duty.tsx';
import { SettleDuty } from './settle-duty.tsx';
import classes from './today.module.css';

interface DutiesProps {
  readonly today: LocalDate;
  readonly nowMinutes: number;
  readonly morningIsOver: boolean;
}

/** What cannot wait besides the registers, as far as the person's role goes. */
export function Duties({ today, nowMinutes, morningIsOver }: DutiesProps) {
  const { role } = useSession().member;
  return (
    <Stack gap="md" component="section" aria-label="To do today" className={classes['duties'] ?? ''}>
      <Title order={2}>To do today</Title>
      {may(role, 'logAbsence') && <AbsenceDuty today={today} nowMinutes={nowMinutes} />}
      {may(role, 'closeRegister') && <LeftOpenDuty today={today} morningIsOver={morningIsOver} />}
      {may(role, 'logAbsence') && <ReasonsDuty today={today} />}
      {may(role, 'takeRegister') && <SettleDuty today={today} />}
      {may(role, 'editPupils') && <ReviewsDuty today={today} />}
      <Text c="dimmed" className={classes['nothing'] ?? ''}>
        Nothing else is waiting.
      </Text>
    </Stack>
  );
}
