import { Loader, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { formatClockTime } from '../../../shared/attendance/clock-time.ts';
import type { Session } from '../../../shared/attendance/types.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { readRegisterSummaries } from '../../data/queries/register-summaries.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { RegisterList } from './register-list.tsx';

interface DayRegistersProps {
  readonly date: LocalDate;
  /** The session that is on, or the day's first. */
  readonly proposed: Session;
}

/** The registers of one session of a day, with the other session one step away. */
export function DayRegisters({ date, proposed }: DayRegistersProps) {
  const session = useSession();
  const facts = attendanceFacts(session);
  const startOf = (half: Session): string => formatClockTime(facts.registerTimes(date, half).startsAtMinutes);
  const [chosen, setChosen] = useState<Session | null>(null);
  const daySession = chosen ?? proposed;
  const summaries = useLoaded(() => readRegisterSummaries(session, date, daySession), [date, daySession]);
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="Session"
        size="md"
        style={{ alignSelf: 'flex-start' }}
        value={daySession}
        onChange={(value) => setChosen(value === 'PM' ? 'PM' : 'AM')}
        data={[
          { value: 'AM', label: `Morning, ${startOf('AM')}` },
          { value: 'PM', label: `Afternoon, ${startOf('PM')}` },
        ]}
      />
      {summaries === undefined ? (
        <Loader role="status" aria-label="Looking for registers" />
      ) : (
        <RegisterList summaries={summaries} date={date} member={session.member.id} />
      )}
    </Stack>
  );
}
