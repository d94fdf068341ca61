import { Grid } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { parseClockTime } from '../../../shared/attendance/clock-time.ts';
import { dayKind, isMarkDay } from '../../../shared/centre/school-days.ts';
import { may } from '../../../shared/centre/staff.ts';
import { parseLocalDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import { dayOf, timeOf, useNow } from '../../data/clock.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { useSession } from '../../data/session-context.ts';
import { useDataVersion } from '../../data/use-data.ts';
import { formatDate } from '../../ui/format.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { DayRegisters } from './day-registers.tsx';
import { DaySwitcher } from './day-switcher.tsx';
import { Duties } from './duties.tsx';
import { NoSchoolNotice } from './no-school-notice.tsx';

/** The first screen: the registers to take now, then whatever else cannot wait. */
export function TodayPage() {
  const session = useSession();
  useDataVersion();
  const facts = attendanceFacts(session);
  const moment = useNow();
  const today = dayOf(moment);
  const nowMinutes = parseClockTime(timeOf(moment)) ?? 0;
  const [query, setQuery] = useSearchParams();
  const isRegistersOnly = session.registersOnly !== null;
  const date = (isRegistersOnly ? null : parseLocalDate(query.get('day') ?? '')) ?? today;
  const isToday = date === today;
  const morningIsOver = nowMinutes >= facts.registerTimes(today, 'PM').startsAtMinutes;
  const proposed = isToday && morningIsOver ? 'PM' : 'AM';
  const kind = dayKind(facts.calendar, date);
  const openDay = (day: LocalDate): void => setQuery(day === today ? {} : { day });
  const hasDuties = !isRegistersOnly && may(session.member.role, 'takeRegister');
  // The attendance officer's day begins with who is missing, everyone else's with a register.
  const dutiesFirst = session.member.role === 'attendanceOfficer';
  const registers = (
    <Grid.Col span={{ base: 12, lg: isToday && hasDuties ? 8 : 12 }}>
      {isMarkDay(kind) ? (
        <DayRegisters key={date} date={date} proposed={proposed} />
      ) : (
        <NoSchoolNotice
          key={date}
          kind={kind}
          date={date}
          calendar={facts.calendar}
          onOpenDay={isRegistersOnly ? null : openDay}
        />
      )}
    </Grid.Col>
  );
  const duties = isToday && hasDuties && (
    <Grid.Col span={{ base: 12, lg: 4 }}>
      <Duties today={today} nowMinutes={nowMinutes} morningIsOver={morningIsOver} />
    </Grid.Col>
  );
  return (
    <>
      <PageHeading
        title={isToday ? 'Today' : formatDate(date)}
        subtitle={isToday ? formatDate(date) : 'Registers of another day, with the roll of that day'}
        actions={
          isRegistersOnly || <DaySwitcher date={date} today={today} calendar={facts.calendar} onChange={openDay} />
        }
      />
      <Grid gap="xl">
        {dutiesFirst && duties}
        {registers}
        {!dutiesFirst && duties}
      </Grid>
    </>
  );
}
