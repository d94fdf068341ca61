import { formatClockTime } from '../attendance/clock-time.ts';
import { presentCode } from '../attendance/codes.ts';
import { markFromPlan, markThatFollows } from '../attendance/follow.ts';
import { isRegisteredElsewhere } from '../attendance/on-record.ts';
import type { MarkUnit, PlannedSession, Session } from '../attendance/types.ts';
import type { DayKind } from '../centre/school-days.ts';
import type { LocalDate } from '../lib/local-date.ts';
import type { Change } from '../sync/commit.ts';
import { created } from '../sync/create.ts';
import { markEntry, type MarkPlace, type SampleBatch } from './batch.ts';
import { classGroups, siteGroups, type SampleGroup } from './blueprint.ts';
import type { Outcome } from './outcomes.ts';
import { pruPlace } from './places.ts';
import type { SamplePupil } from './pupils.ts';
import type { Random } from './random.ts';
import type { SampleStaffId } from './staff.ts';

/** One pupil in one session: what was planned, what came of it. */
export interface Sitting {
  readonly pupil: SamplePupil;
  readonly plan: PlannedSession;
  readonly outcome: Outcome;
  readonly classId: string | null;
}

export interface SessionOfDay {
  readonly date: LocalDate;
  readonly session: Session;
  readonly dayKind: DayKind;
  readonly startsAtMinutes: number;
  readonly closesAtMinutes: number;
  readonly sittings: readonly Sitting[];
}

/** What a session left behind: the acts, and the marks that stand when it is over. */
export interface Taken {
  readonly batches: SampleBatch[];
  readonly standing: ReadonlyMap<string, { readonly unit: MarkUnit; readonly second: number }>;
}

/** Collects the acts of one session. */
class Book {
  readonly batches: SampleBatch[] = [];
  readonly standing = new Map<string, { unit: MarkUnit; second: number }>();
  readonly #day: SessionOfDay;

  constructor(day: SessionOfDay) {
    this.#day = day;
  }

  placeOf({ pupil }: Sitting): MarkPlace {
    const { date, session } = this.#day;
    return { enrolment: pupil.enrolmentId, pupil: pupil.id, date, session };
  }

  act(by: SampleStaffId, second: number, changes: readonly Change[], reason?: string): void {
    if (changes.length === 0) return;
    this.batches.push({ changes, by, on: this.#day.date, second, ...(reason === undefined ? {} : { reason }) });
  }

  mark(sitting: Sitting, unit: MarkUnit, second: number): Change {
    const before = this.standing.get(sitting.pupil.id)?.unit ?? null;
    this.standing.set(sitting.pupil.id, { unit, second });
    return markEntry(this.placeOf(sitting), unit, before);
  }
}

function isGuest({ pupil }: Sitting): boolean {
  return pupil.stay.status === 'G';
}

/** What the person in the room enters when the register is taken; null where there is nothing to enter yet. */
function firstMark(outcome: Outcome, session: Session): MarkUnit | null {
  if (outcome.seen === 'present') return { code: presentCode(session) };
  if (outcome.seen === 'afterClose') return { code: 'N' };
  if (outcome.seen === 'absent') return { code: outcome.known.when === 'before' ? outcome.code : 'N' };
  return null;
}

function sightingOf(
  outcome: Outcome,
  startsAtMinutes: number,
): { seen: 'present' | 'late' | 'absent'; minutesLate?: number; arrivedAt?: string } {
  if (outcome.seen === 'present') return { seen: 'present' };
  if (outcome.seen !== 'late' && outcome.seen !== 'afterClose') return { seen: 'absent' };
  return { seen: 'late', minutesLate: outcome.minutes, arrivedAt: formatClockTime(startsAtMinutes + outcome.minutes) };
}

function takeClass(group: SampleGroup, day: SessionOfDay, book: Book, random: Random): void {
  const { session, startsAtMinutes, date } = day;
  const inRoom = day.sittings.filter(({ classId, plan }) => classId === group.id && plan.setting === 'pru');
  const second = (startsAtMinutes + random.int(1, 6)) * 60 + random.int(0, 59);
  const first = inRoom.flatMap((sitting) => {
    if (isGuest(sitting)) {
      const { seen } = sightingOf(sitting.outcome, startsAtMinutes);
      // Guests who come later are put right by nobody: their own school marks them.
      return [
        created('observation', random.id(), {
          pupil: sitting.pupil.id,
          date,
          session,
          place: pruPlace.id,
          group: group.id,
          seen,
        }),
      ];
    }
    const unit = firstMark(sitting.outcome, session);
    return unit === null ? [] : [book.mark(sitting, unit, second)];
  });
  book.act(group.leader, second, first);
  const late = inRoom.filter((sitting) => sitting.outcome.seen === 'late' && !isGuest(sitting));
  const last = Math.max(7, ...late.map(({ outcome }) => (outcome.seen === 'late' ? outcome.minutes : 0)));
  const lateSecond = (startsAtMinutes + last) * 60 + random.int(5, 55);
  const arrived = late.flatMap((sitting) => {
    if (sitting.outcome.seen !== 'late') return [];
    const minutesLate = sitting.outcome.minutes;
    const unit: MarkUnit = { code: 'L', minutesLate, arrivedAt: formatClockTime(startsAtMinutes + minutesLate) };
    return [book.mark(sitting, unit, lateSecond)];
  });
  book.act(group.leader, lateSecond, arrived);
}

/** N given at the register becomes U when the pupil comes through the door after the close. */
function takeArrivals(day: SessionOfDay, book: Book): void {
  for (const sitting of day.sittings) {
    const { outcome } = sitting;
    if (outcome.seen !== 'afterClose' || sitting.plan.setting !== 'pru' || isGuest(sitting)) continue;
    const arrivedAtMinutes = day.startsAtMinutes + outcome.minutes;
    const second = arrivedAtMinutes * 60 + 40;
    const unit: MarkUnit = { code: 'U', arrivedAt: formatClockTime(arrivedAtMinutes) };
    book.act('sample-officer', second, [book.mark(sitting, unit, second)], 'Arrived after the register had closed');
  }
}

function observe(
  sittings: readonly Sitting[],
  group: SampleGroup,
  day: SessionOfDay,
  book: Book,
  random: Random,
  second: number,
): Change[] {
  const { date, session, startsAtMinutes } = day;
  return sittings.flatMap((sitting) => {
    const { pupil, plan, outcome } = sitting;
    if (outcome.seen === 'suspended' || outcome.seen === 'detained') return [];
    const id = random.id();
    const sighting = sightingOf(outcome, startsAtMinutes);
    const nature = sighting.seen === 'absent' || plan.nature === undefined ? {} : { nature: plan.nature };
    const seen = created('observation', id, {
      pupil: pupil.id,
      date,
      session,
      place: group.place,
      group: group.id,
      ...sighting,
      ...nature,
    });
    if (isGuest(sitting)) return [seen];
    const fact = { id, setting: plan.setting, placeId: group.place, ...sighting, ...nature };
    const follows = markThatFollows(fact, plan, isRegisteredElsewhere(pupil.stay.status));
    if (follows === null || follows === 'unclear') return [seen];
    // A family that rang in is on record before the place reports.
    const known =
      outcome.seen === 'absent' && outcome.known.when === 'before' ? { code: outcome.code, source: id } : follows;
    if (book.standing.get(pupil.id)?.unit.code === known.code) return [seen];
    return [seen, book.mark(sitting, known, second)];
  });
}

/** Places where the register comes in only after the close now and then. */
const reportsLate = 0.04;

function takeSite(group: SampleGroup, day: SessionOfDay, book: Book, random: Random): (() => void) | null {
  const there = day.sittings.filter(({ plan }) => plan.placeId === group.place && plan.setting !== 'pru');
  if (there.length === 0) return null;
  if (day.dayKind === 'schoolDay' && random.chance(reportsLate)) {
    const second = (day.closesAtMinutes + random.int(25, 70)) * 60 + random.int(0, 59);
    return () =>
      book.act(
        group.leader,
        second,
        observe(there, group, day, book, random, second),
        'The place reported after the register had closed',
      );
  }
  const second = (day.startsAtMinutes + random.int(8, 27)) * 60 + random.int(0, 59);
  book.act(group.leader, second, observe(there, group, day, book, random, second));
  return null;
}

/** What only the office knows: the newcomer without a class, a broken bus, detention, a site that had to close. */
function takeOffice(day: SessionOfDay, book: Book): void {
  const { session, startsAtMinutes, dayKind, sittings } = day;
  const own = sittings.filter((sitting) => sitting.plan.setting === 'pru' && !isGuest(sitting));
  const second = (startsAtMinutes + 9) * 60 + 12;
  if (dayKind === 'unplannedClosure') {
    const shut = sittings.filter(
      (sitting) => !isGuest(sitting) && (sitting.plan.setting === 'pru' || sitting.plan.setting === 'none'),
    );
    book.act(
      'sample-lead',
      second,
      shut.map((sitting) => book.mark(sitting, { code: 'Y4' }, second)),
    );
    return;
  }
  const unclassed = own.filter(({ classId }) => classId === null);
  const marks = unclassed.flatMap((sitting) => {
    const unit = firstMark(sitting.outcome, session);
    return unit === null ? [] : [book.mark(sitting, unit, second)];
  });
  const stranded = own.filter(({ outcome }) => outcome.seen === 'stranded');
  book.act('sample-officer', second, [
    ...marks,
    ...stranded.map((sitting) => book.mark(sitting, { code: 'Y1' }, second)),
  ]);
  const detained = sittings.filter(({ outcome }) => outcome.seen === 'detained');
  book.act(
    'sample-lead',
    second + 300,
    detained.map((sitting) => book.mark(sitting, { code: 'Y5' }, second + 300)),
  );
}

function close(day: SessionOfDay, book: Book, random: Random): void {
  const { date, session, dayKind, closesAtMinutes } = day;
  const second = closesAtMinutes * 60 + random.int(10, 100);
  const closing = created('registerClosing', `${date}|${session}`, {
    date,
    session,
    closedAt: formatClockTime(Math.floor(second / 60)),
  });
  const rest = day.sittings.filter((sitting) => !isGuest(sitting) && !book.standing.has(sitting.pupil.id));
  const marks = rest.map((sitting) => {
    const { pupil, plan } = sitting;
    const facts = {
      date,
      // A home school that was open had its pupils, though this site was shut.
      dayKind: dayKind === 'unplannedClosure' ? ('schoolDay' as const) : dayKind,
      dateOfBirth: pupil.person.pupil.dob,
      registeredElsewhere: isRegisteredElsewhere(pupil.stay.status),
      partTimePlanCovers: pupil.partTime !== null,
    };
    const other: MarkUnit = sitting.outcome.seen === 'suspended' ? { code: 'E' } : { code: 'N' };
    return book.mark(sitting, markFromPlan(plan, facts) ?? other, second);
  });
  book.act('sample-officer', second, [closing, ...marks]);
}

/** Takes every register of one session, closes it, and deals with those who come or report after. */
export function takeSession(day: SessionOfDay, random: Random): Taken {
  const book = new Book(day);
  takeOffice(day, book);
  if (day.dayKind === 'schoolDay') for (const group of classGroups) takeClass(group, day, book, random);
  const lateReports = siteGroups.map((group) => takeSite(group, day, book, random));
  close(day, book, random);
  if (day.dayKind === 'schoolDay') takeArrivals(day, book);
  for (const report of lateReports) report?.();
  return { batches: book.batches, standing: book.standing };
}
