import { periodNames, periodUpTo, type Period, type PeriodName } from '../../../shared/centre/periods.ts';
import type { SchoolCalendar, TermDates } from '../../../shared/centre/school-days.ts';
import { parseLocalDate, type LocalDate } from '../../../shared/lib/local-date.ts';
import { enrolmentStatuses, type EnrolmentStatus } from '../../../shared/pupils/pupil.ts';

/** What the person has chosen to see. It stands in the address, so that the way back from a pupil leads here; names never do. */
export interface AttendanceSearch {
  readonly period: PeriodName | 'custom';
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly view: 'pupils' | 'groups';
  /** '' for any. */
  readonly group: string;
  readonly route: string;
  readonly status: EnrolmentStatus | '';
  /** Whole per cent; null for any. */
  readonly below: number | null;
  readonly only: 'persistent' | 'severe' | '';
}

const defaultPeriod: PeriodName = 'halfTerm';

/** Reads the address as a border does: what makes no sense there is as if it were not said. */
export function readSearch(params: URLSearchParams): AttendanceSearch {
  const text = (name: string): string => params.get(name) ?? '';
  const from = parseLocalDate(text('from'));
  const to = parseLocalDate(text('to'));
  const custom = text('period') === 'custom' && from !== null && to !== null && from <= to;
  const below = Number(text('below'));
  const only = text('only');
  return {
    period: custom ? 'custom' : (periodNames.find((name) => name === text('period')) ?? defaultPeriod),
    from: custom ? from : null,
    to: custom ? to : null,
    view: text('view') === 'groups' ? 'groups' : 'pupils',
    group: text('group'),
    route: text('route'),
    status: enrolmentStatuses.find((status) => status === text('status')) ?? '',
    below: Number.isInteger(below) && below >= 1 && below <= 100 ? below : null,
    only: only === 'persistent' || only === 'severe' ? only : '',
  };
}

/** The address of a search; what is usual is left out. */
export function writeSearch(search: AttendanceSearch): URLSearchParams {
  const said: Record<string, string> = {
    period: search.period === defaultPeriod ? '' : search.period,
    from: search.from ?? '',
    to: search.to ?? '',
    view: search.view === 'pupils' ? '' : search.view,
    group: search.group,
    route: search.route,
    status: search.status,
    below: search.below === null ? '' : String(search.below),
    only: search.only,
  };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
}

/** The days asked for; none lie after today. */
export function periodOf(
  { period, from, to }: AttendanceSearch,
  calendar: SchoolCalendar,
  terms: readonly TermDates[],
  today: LocalDate,
): Period {
  if (period !== 'custom') return periodUpTo(period, calendar, terms, today);
  const last = to === null || to > today ? today : to;
  return { from: from === null || from > last ? last : from, to: last };
}
