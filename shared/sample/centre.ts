import { parseClockTime } from '../attendance/clock-time.ts';
import type { Session } from '../attendance/types.ts';
import { plannedSession } from '../attendance/week-pattern.ts';
import type { centre } from '../centre/centre.ts';
import { addSchoolDays, dayKind } from '../centre/school-days.ts';
import { isEffective } from '../lib/effective.ts';
import type { LocalDate } from '../lib/local-date.ts';
import type { ValuesOf } from '../model/declare.ts';
import type { Change } from '../sync/commit.ts';
import { amendmentBatches, amendmentsOf, attemptBatches } from './aftermath.ts';
import { inTime, type SampleBatch } from './batch.ts';
import { sampleCalendar, type SampleCalendar } from './calendar.ts';
import { editBatches } from './edits.ts';
import { outcomesOf, withEvents, type DayOutcome, type Events, type Outcome } from './outcomes.ts';
import { allPlaces, fictionalLa } from './places.ts';
import { samplePupils, type SamplePupil } from './pupils.ts';
import { randomFrom, type Random } from './random.ts';
import { extraGroups, organisationChanges, pupilChanges } from './records.ts';
import { takeSession, type SessionOfDay, type Sitting } from './registers.ts';
import { lessonBatch, minibusBatch } from './side-registers.ts';
import { sampleStaff, type SampleMember } from './staff.ts';

export interface SampleCentre {
  readonly centre: ValuesOf<typeof centre>;
  readonly members: readonly SampleMember[];
  /** Terms, places, groups and pupils' own records: what was there before the first register. */
  readonly changes: readonly Change[];
  /** Everything that was done since, in the order of time. */
  readonly batches: readonly SampleBatch[];
  /** The day whose registers are left to take: today, or the last school day where today is none. */
  readonly openDay: LocalDate;
  /** The first day of registers; the records of `changes` were there before it. */
  readonly firstDay: LocalDate;
}

const sampleCentreValues: ValuesOf<typeof centre> = {
  name: 'Lanternfield Centre (sample)',
  urn: '990201',
  dfeNumber: `${fictionalLa}/1101`,
  phone: '01632 960100',
  amStartsAt: '09:00',
  pmStartsAt: '12:45',
  dayEndsAt: '14:45',
  registerOpenMinutes: 30,
  lockAfterMinutes: 10,
  sample: true,
};

const recentSchoolDays = 15;
const placesById = new Map(allPlaces.map(({ id, values }) => [id as string, values]));

/** A PRU with about 60 pupils and a term of registers, the same for the same day and seed on every machine. */
export function sampleCentre({ today, seed }: { readonly today: LocalDate; readonly seed: number }): SampleCentre {
  const random = randomFrom(seed);
  const calendar = sampleCalendar(today, random);
  const pupils = samplePupils(calendar, random);
  const extra = extraGroups(pupils);
  const changes = [
    ...organisationChanges(calendar, random),
    ...pupils.flatMap((pupil, index) => pupilChanges(pupil, index, calendar, extra, random)),
  ];
  const taken = pastOf(pupils, calendar, eventsOf(calendar, today, extra.minibus), extra.lesson, random);
  const batches = inTime([...taken, ...editBatches(changes, pupils, calendar.registerDays, random)]);
  const { openDay } = calendar;
  const firstDay = calendar.registerDays[0] ?? openDay;
  return { centre: sampleCentreValues, members: sampleStaff, changes, batches, openDay, firstDay };
}

function eventsOf(
  { calendar, registerDays, openDay }: SampleCalendar,
  today: LocalDate,
  riders: ReadonlySet<string>,
): Events {
  // Where today is no school day, the day that people will look at it is the next one.
  const seenOn = openDay === today ? today : (addSchoolDays(calendar, today, 1) ?? openDay);
  const dayAt = (share: number): LocalDate | null => registerDays[Math.floor(registerDays.length * share)] ?? null;
  return {
    fourthDay: addSchoolDays(calendar, seenOn, -4),
    overdueDay: addSchoolDays(calendar, seenOn, -8),
    detentionDay: dayAt(0.4),
    breakdownDay: dayAt(0.25),
    riders,
  };
}

function pastOf(
  pupils: readonly SamplePupil[],
  calendar: SampleCalendar,
  events: Events,
  cooks: ReadonlySet<string>,
  random: Random,
): SampleBatch[] {
  const { registerDays, openDay } = calendar;
  const lives = pupils.map((pupil) => ({
    pupil,
    outcomeOn: outcomesOf(pupil, randomFrom(random.int(1, 1_000_000_000))),
  }));
  const recent = registerDays[Math.max(0, registerDays.length - recentSchoolDays)] ?? openDay;
  const batches: SampleBatch[] = [];
  const amendments: ReturnType<typeof amendmentsOf> = [];
  for (const date of registerDays) {
    const outcomes = new Map(
      lives.map(({ pupil, outcomeOn }) => [pupil.id, withEvents(pupil, date, outcomeOn(date), events)]),
    );
    for (const session of ['AM', 'PM'] as const) {
      const day = sessionOfDay(pupils, outcomes, calendar, date, session);
      const taken = takeSession(day, random);
      batches.push(
        ...taken.batches,
        ...minibusBatch(day, events.riders, random, recent),
        ...lessonBatch(day, cooks, random),
      );
      if (date >= recent) batches.push(...attemptBatches(day, taken, random));
      amendments.push(...amendmentsOf(day, taken, calendar.calendar, openDay));
    }
  }
  return [...batches, ...amendmentBatches(amendments, random)];
}

function sessionOfDay(
  pupils: readonly SamplePupil[],
  outcomes: ReadonlyMap<string, DayOutcome>,
  calendar: SampleCalendar,
  date: LocalDate,
  session: Session,
): SessionOfDay {
  const kind = dayKind(calendar.calendar, date);
  const startsAtMinutes =
    parseClockTime(session === 'AM' ? sampleCentreValues.amStartsAt : sampleCentreValues.pmStartsAt) ?? 0;
  const sittings = pupils.flatMap((pupil): Sitting[] => {
    const plan = plannedSession(pupil.weeks, placesById, date, session);
    const drawn = outcomes.get(pupil.id)?.[session];
    if (plan === null || drawn === undefined || !isEffective(pupil.stay, date)) return [];
    const inClass = pupil.classes.find((span) => isEffective(span, date));
    const classId = inClass === undefined ? null : `sample-group-${inClass.class}`;
    const outcome = possibleOutcome(
      drawn,
      plan.setting === 'pru',
      classId !== null || plan.setting !== 'pru',
      kind === 'unplannedClosure',
    );
    return [{ pupil, plan, outcome, classId }];
  });
  const closesAtMinutes = startsAtMinutes + sampleCentreValues.registerOpenMinutes;
  return { date, session, dayKind: kind, startsAtMinutes, closesAtMinutes, sittings };
}

/** Chance draws for a pupil's day, not for a place: a broken minibus keeps nobody from a provider, nor a shut site. */
function possibleOutcome(drawn: Outcome, here: boolean, taughtInGroup: boolean, shut: boolean): Outcome {
  if (!here && (drawn.seen === 'stranded' || shut)) return { seen: 'present' };
  const comesLate = drawn.seen === 'late' || drawn.seen === 'afterClose';
  return comesLate && !taughtInGroup ? { seen: 'present' } : drawn;
}
