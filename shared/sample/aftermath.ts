import type { MarkUnit } from '../attendance/types.ts';
import { addSchoolDays, type SchoolCalendar } from '../centre/school-days.ts';
import type { LocalDate } from '../lib/local-date.ts';
import { schoolDaysForN } from '../attendance/n-clock.ts';
import type { Change } from '../sync/commit.ts';
import { created } from '../sync/create.ts';
import { markEntry, type SampleBatch } from './batch.ts';
import type { Outcome } from './outcomes.ts';
import type { SessionOfDay, Sitting, Taken } from './registers.ts';
import type { Random } from './random.ts';

interface Amendment {
  readonly change: Change;
  readonly on: LocalDate;
  readonly reason: string;
  readonly part: 'morning' | 'afternoon';
}

type Absent = Extract<Outcome, { seen: 'absent' }>;

function resolvedOn(calendar: SchoolCalendar, date: LocalDate, { known }: Absent): LocalDate | null {
  if (known.when === 'before') return null;
  return addSchoolDays(calendar, date, known.when === 'never' ? schoolDaysForN : known.schoolDays);
}

/** The amendments that N codes of a session come to once somebody has found out, before the open day only. */
export function amendmentsOf(
  day: SessionOfDay,
  taken: Taken,
  calendar: SchoolCalendar,
  openDay: LocalDate,
): Amendment[] {
  return day.sittings.flatMap((sitting): Amendment[] => {
    const { pupil, outcome } = sitting;
    const stood = taken.standing.get(pupil.id);
    if (outcome.seen !== 'absent' || stood?.unit.code !== 'N') return [];
    const on = resolvedOn(calendar, day.date, outcome);
    // What the blueprint leaves open stays open.
    if (on === null || on >= openDay || outcome.code === 'N') return [];
    const { source } = stood.unit;
    const unit: MarkUnit = { code: outcome.code, ...(source === undefined ? {} : { source }) };
    const place = { enrolment: pupil.enrolmentId, pupil: pupil.id, date: day.date, session: day.session };
    const part = day.session === 'AM' && on === day.date ? 'morning' : 'afternoon';
    return [{ change: markEntry(place, unit, stood.unit), on, reason: outcome.reason, part }];
  });
}

/** One act for each day, half of the day and reason. */
export function amendmentBatches(amendments: readonly Amendment[], random: Random): SampleBatch[] {
  const byAct = new Map<string, Amendment[]>();
  for (const amendment of amendments) {
    const key = `${amendment.on} ${amendment.part} ${amendment.reason}`;
    byAct.set(key, [...(byAct.get(key) ?? []), amendment]);
  }
  return [...byAct.values()].flatMap((list) => {
    const [first] = list;
    if (first === undefined) return [];
    const hour = first.part === 'morning' ? [645, 720] : [845, 915];
    const second = random.int(hour[0] ?? 0, hour[1] ?? 0) * 60 + random.int(0, 59);
    return [
      {
        changes: list.map(({ change }) => change),
        by: 'sample-officer' as const,
        on: first.on,
        second,
        reason: first.reason,
      },
    ];
  });
}

/** Whom the office rang about a morning's N, and what they said. */
export function attemptBatches(day: SessionOfDay, taken: Taken, random: Random): SampleBatch[] {
  return day.sittings.flatMap((sitting): SampleBatch[] => {
    const stood = taken.standing.get(sitting.pupil.id);
    const unaccounted = stood?.unit.code === 'N' || stood?.unit.code === 'U';
    if (!unaccounted || day.session === 'PM' || !random.chance(0.75)) return [];
    const second = (day.closesAtMinutes + random.int(3, 28)) * 60 + random.int(0, 59);
    return [{ changes: attempts(sitting, day, random), by: 'sample-officer', on: day.date, second }];
  });
}

function attempts({ pupil, outcome }: Sitting, { date, session }: SessionOfDay, random: Random): Change[] {
  const common = { pupil: pupil.id, date, session };
  const family = pupil.person.contacts[0];
  const answered = outcome.seen === 'absent' && outcome.known.when === 'after' && outcome.known.schoolDays === 0;
  const answer = answered
    ? { outcome: 'reasonGiven' as const, answer: outcome.reason }
    : { outcome: random.pick(['noAnswer', 'told'] as const) };
  const rung = created('absenceAttempt', random.id(), {
    ...common,
    told: 'family',
    how: random.pick(['phone', 'phone', 'text'] as const),
    ...answer,
    ...(family === undefined ? {} : { who: family.name }),
  });
  if (pupil.stay.homeSchool === undefined) return [rung];
  const school = created('absenceAttempt', random.id(), {
    ...common,
    told: 'homeSchool',
    how: random.pick(['email', 'phone'] as const),
    outcome: 'told',
    who: 'Attendance office',
  });
  return [school, rung];
}
