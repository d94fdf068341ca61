import { parseClockTime } from '../../../shared/attendance/clock-time.ts';
import {
  attendanceFigures,
  groupFigures,
  missingMarks,
  type AttendanceFigures,
  type GroupFigures,
} from '../../../shared/attendance/statistics.ts';
import { sessionKey, sessions, type Code, type CodeCounts } from '../../../shared/attendance/types.ts';
import type { Period } from '../../../shared/centre/periods.ts';
import { dayKind, isMarkDay } from '../../../shared/centre/school-days.ts';
import { expectedSessionsOver } from '../../../shared/centre/session-days.ts';
import { clip, isEffective } from '../../../shared/lib/effective.ts';
import { addDays, type LocalDate } from '../../../shared/lib/local-date.ts';
import type { Group } from '../../../shared/pupils/group.ts';
import type { Enrolment, Pupil } from '../../../shared/pupils/pupil.ts';
import { dayOf, timeOf } from '../clock.ts';
import type { Session } from '../session.ts';
import { attendanceFacts } from './facts.ts';
import { readCodes, readCounts } from './marks.ts';

/** Attendance of one stay on our roll over some days. A pupil with two stays has two rows; they are never added together. */
export interface AttendanceRow {
  readonly pupil: Pupil;
  readonly enrolment: Enrolment;
  /** The groups the pupil was in on the last of the days. */
  readonly groups: readonly Group[];
  readonly counts: CodeCounts;
  readonly figures: AttendanceFigures;
  /** Sessions that have begun, on roll, without a mark. */
  readonly missing: number;
}

export interface AttendanceTotals {
  readonly figures: GroupFigures;
  readonly missing: number;
}

/**
 * Every stay that meets the days (of one pupil, where one is named), guests left out: their own school keeps their
 * register. `at` is now, ms since 1970 UTC.
 */
export async function readAttendance(
  session: Session,
  { from, to }: Period,
  at: number,
  pupilId?: string,
): Promise<AttendanceRow[]> {
  const { replica } = session;
  const stays = replica
    .all('enrolment')
    .filter((stay) => stay.status !== 'G' && clip(stay, from, to) !== null)
    .filter((stay) => pupilId === undefined || stay.pupil === pupilId);
  const ids = stays.map(({ id }) => id);
  // Marks may stand after a last day that was entered late; they belong to nobody's figures.
  const spans = new Map(stays.map((stay) => [stay.id, clip(stay, from, to)]));
  const [counts, missing] = await Promise.all([
    readCounts(session, ids, from, to, (id) => spans.get(id) ?? { from, to }),
    readMissing(session, stays, { from, to }, at),
  ]);
  const groupsOf = groupsByPupil(session, to);
  return stays.flatMap((enrolment): AttendanceRow[] => {
    const pupil = replica.one('pupil', enrolment.pupil);
    if (pupil === undefined) return [];
    const own = counts.get(enrolment.id) ?? {};
    return [
      {
        pupil,
        enrolment,
        groups: groupsOf.get(pupil.id) ?? [],
        counts: own,
        figures: attendanceFigures(own),
        missing: missing(enrolment, own),
      },
    ];
  });
}

/** The sums over rows: a group's or the centre's figures. */
export function totalsOf(rows: readonly AttendanceRow[]): AttendanceTotals {
  return {
    figures: groupFigures(rows.map(({ counts }) => counts)),
    missing: rows.reduce((sum, row) => sum + row.missing, 0),
  };
}

function groupsByPupil(session: Session, on: LocalDate): Map<string, Group[]> {
  const groups = new Map(session.replica.all('group').map((group) => [group.id, group]));
  const byPupil = new Map<string, Group[]>();
  for (const { pupil, group, ...span } of session.replica.all('membership')) {
    const known = groups.get(group);
    if (known === undefined || !isEffective(span, on)) continue;
    byPupil.set(pupil, [...(byPupil.get(pupil) ?? []), known]);
  }
  return byPupil;
}

/** How many marks a stay lacks. Of today only sessions that have begun are owed one, so today is counted by itself. */
async function readMissing(
  session: Session,
  stays: readonly Enrolment[],
  { from, to }: Period,
  at: number,
): Promise<(stay: Enrolment, counts: CodeCounts) => number> {
  const facts = attendanceFacts(session);
  const today = dayOf(at);
  const nowMinutes = parseClockTime(timeOf(at)) ?? 0;
  const isTodayAsked = from <= today && today <= to && isMarkDay(dayKind(facts.calendar, today));
  const begun = sessions.filter(
    (name) => isTodayAsked && facts.registerTimes(today, name).startsAtMinutes <= nowMinutes,
  );
  const codes = isTodayAsked
    ? await readCodes(
        session,
        stays.map(({ id }) => id),
        today,
        today,
      )
    : new Map<string, ReadonlyMap<string, Code>>();
  const lastWhole = to < today ? to : addDays(today, -1);
  const expected = expectedSessionsOver(facts.calendar, from, lastWhole);
  return (stay, counts) => {
    const ofToday = codes.get(stay.id) ?? new Map<string, Code>();
    const earlier = without(counts, [...ofToday.values()]);
    const owedToday = isEffective(stay, today)
      ? begun.filter((name) => !ofToday.has(sessionKey(today, name))).length
      : 0;
    return missingMarks(expected(stay), earlier) + owedToday;
  };
}

function without(counts: CodeCounts, codes: readonly Code[]): CodeCounts {
  const left: Partial<Record<Code, number>> = { ...counts };
  for (const code of codes) left[code] = (left[code] ?? 0) - 1;
  return left;
}
