import { readAbsenceDay } from '../../data/queries/absence.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { counted, formatMinutes } from '../../ui/format.ts';
import { DutyLine, DutyLoading } from './duty-line.tsx';

/** Pupils who are missing and whose school or family has not been told, against the hour. */
export function AbsenceDuty({ today, nowMinutes }: { readonly today: LocalDate; readonly nowMinutes: number }) {
  const session = useSession();
  const day = useLoaded(() => readAbsenceDay(session, today), [today]);
  if (day === undefined) return <DutyLoading />;
  const open = day.boardAt(nowMinutes).filter(({ state }) => state === 'notYetTold' || state === 'overdue');
  const [first] = open.toSorted((a, b) => a.minutesLeft - b.minutesLeft);
  if (first === undefined) return null;
  const overdue = open.filter(({ state }) => state === 'overdue').length;
  const soonest = open.filter(({ state }) => state === 'notYetTold').map(({ minutesLeft }) => minutesLeft);
  const parts = [
    overdue > 0 ? `${overdue} past the hour.` : '',
    soonest.length > 0 ? `${formatMinutes(Math.min(...soonest))} left for the first.` : '',
  ];
  return (
    <DutyLine to="/absence" title={`${counted(open.length, 'absence')} to tell within the hour`} urgent>
      {parts.filter((part) => part !== '').join(' ')}
    </DutyLine>
  );
}
