import type { MarkContext } from '../../../shared/attendance/mark-context.ts';
import { localDate } from '../../../shared/lib/local-date.ts';

/** A Year 10 pupil, single on roll, on a Monday morning in term, planned at the PRU, half an hour's register from 9:00. */
export function contextOf(altered: Partial<MarkContext> = {}): MarkContext {
  return {
    date: localDate('2026-11-16'),
    session: 'AM',
    today: localDate('2026-11-20'),
    dateOfBirth: localDate('2012-02-10'),
    dayKind: 'schoolDay',
    times: { startsAtMinutes: 540, closesAfterMinutes: 30 },
    enrolment: { from: localDate('2026-09-03'), status: 'C' },
    registeredElsewhere: false,
    plan: { setting: 'pru' },
    partTimePlanCovers: false,
    suspensionCovers: false,
    mayRecordRestricted: false,
    ...altered,
  };
}
