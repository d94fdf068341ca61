import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { schoolCalendar } from '../../../shared/centre/school-days.ts';
import type { Period } from '../../../shared/centre/periods.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { now, today } from '../../data/clock.ts';
import { readAttendance, type AttendanceRow } from '../../data/queries/attendance.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded, useRecords } from '../../data/use-data.ts';
import { periodOf, readSearch, writeSearch, type AttendanceSearch } from './search.ts';

export interface Searching {
  readonly search: AttendanceSearch;
  readonly period: Period;
  readonly today: LocalDate;
  readonly change: (part: Partial<AttendanceSearch>) => void;
}

/** What the address asks for, and the days it means. */
export function useSearching(): Searching {
  const [params, setParams] = useSearchParams();
  const terms = useRecords('term');
  const closures = useRecords('closure');
  const calendar = useMemo(() => schoolCalendar(terms, closures), [terms, closures]);
  const day = today();
  const search = useMemo(() => readSearch(params), [params]);
  const change = useCallback(
    (part: Partial<AttendanceSearch>) =>
      setParams((before) => writeSearch({ ...readSearch(before), ...part }), { replace: true }),
    [setParams],
  );
  return { search, period: periodOf(search, calendar, terms, day), today: day, change };
}

/** Attendance of everyone on roll in the days; undefined until it has been read. */
export function useAttendance({ from, to }: Period): readonly AttendanceRow[] | undefined {
  const session = useSession();
  return useLoaded(() => readAttendance(session, { from, to }, now()), [from, to]);
}
