import { Loader, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { parseClockTime } from '../../../shared/attendance/clock-time.ts';
import type { Session } from '../../../shared/attendance/types.ts';
import { dayKind, isMarkDay } from '../../../shared/centre/school-days.ts';
import { parseLocalDate } from '../../../shared/lib/local-date.ts';
import { dayOf, timeOf, useNow } from '../../data/clock.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { readRegisterSummaries } from '../../data/queries/register-summaries.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { formatDate } from '../../ui/format.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { DaySwitcher } from './day-switcher.tsx';
import { NoSchoolNotice } from './no-school-notice.tsx';
import { RegisterList } from './register-list.tsx';
import { Duties } from './duties.tsx';

/** The first screen: the registers to take now, then whatever else cannot wait. */
export function TodayPage() {
  const session = useSession();
  const facts = attendanceFacts(session);
  const moment = useNow();
  const today = dayOf(moment);
  const [query, setQuery] = useSearchParams();
  const date = parseLocalDate(query.get('day') ?? '') ?? today;
  const afternoon = (parseClockTime(timeOf(moment)) ?? 0) >= facts.startsAtMinutes('PM');
  const [chosen, setChosen] = useState<Session | null>(null);
  const daySession = chosen ?? (date === today && afternoon ? 'PM' : 'AM');
  const summaries = useLoaded(() => readRegisterSummaries(session, date, daySession), [date, daySession]);
  const kind = dayKind(facts.calendar, date);
  return (
    <>
      <PageHeading
        title={date === today ? 'Today' : formatDate(date)}
        subtitle={date === today ? formatDate(date) : 'Registers of another day, with the roll of that day'}
        actions={
          <DaySwitcher
            date={date}
            today={today}
            calendar={facts.calendar}
            onChange={(day) => setQuery(day === today ? {} : { day })}
          />
        }
      />
      <Stack gap="lg">
        {!isMarkDay(kind) && <NoSchoolNotice kind={kind} date={date} calendar={facts.calendar} />}
        {isMarkDay(kind) && (
          <Stack gap="sm">
            <SegmentedControl
              aria-label="Session"
              style={{ alignSelf: 'flex-start' }}
              value={daySession}
              onChange={(value) => setChosen(value === 'PM' ? 'PM' : 'AM')}
              data={[
                { value: 'AM', label: `Morning, ${facts.centre.amStartsAt}` },
                { value: 'PM', label: `Afternoon, ${facts.centre.pmStartsAt}` },
              ]}
            />
            {summaries === undefined ? (
              <Loader aria-label="Looking for registers" />
            ) : (
              <RegisterList summaries={summaries} date={date} member={session.member.id} />
            )}
          </Stack>
        )}
        {date === today && <Duties today={today} />}
      </Stack>
    </>
  );
}
