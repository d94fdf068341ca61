import type { WeekInForce } from '../attendance/week-pattern.ts';
import type { SuspensionSpan } from '../attendance/on-record.ts';
import type { Effective } from '../lib/effective.ts';
import { addDays, localDate, academicYearOf, type LocalDate } from '../lib/local-date.ts';
import type { ValuesOf } from '../model/declare.ts';
import type { enrolment } from '../pupils/pupil.ts';
import { slots, type ClassKey, type Slot, type Story } from './blueprint.ts';
import type { SampleCalendar } from './calendar.ts';
import { nameGiver } from './name-giver.ts';
import { inventPerson, type InventedPerson } from './people.ts';
import { homeSchools, placeOfLetter } from './places.ts';
import type { Random } from './random.ts';
import type { SampleStaffId } from './staff.ts';

export interface SamplePupil {
  readonly id: string;
  readonly slot: Slot;
  readonly story: Story | undefined;
  readonly person: InventedPerson;
  readonly enrolmentId: string;
  readonly stay: Omit<ValuesOf<typeof enrolment>, 'pupil'>;
  readonly weeks: readonly WeekInForce[];
  readonly classes: readonly (Effective & { readonly class: ClassKey })[];
  readonly partTime: Effective | null;
  readonly suspension: SuspensionSpan | null;
  readonly keyWorker: SampleStaffId;
  /** Chance that the pupil comes on a day. */
  readonly comes: number;
  readonly oftenLate: number;
}

/** Induction weeks are spent at the PRU before provider days begin. */
const inductionDays = 14;

/** A few who hardly miss a day, a few who hardly come; most between 70 and 90 in a hundred. */
const profiles = [
  [16, 0.98, 0.03],
  [32, 0.91, 0.08],
  [28, 0.83, 0.14],
  [13, 0.69, 0.16],
  [8, 0.45, 0.12],
  [3, 0.16, 0.05],
] as const;

function weekOf(letters: string, homeSchool: string | undefined): WeekInForce['sessions'] {
  return [...letters.replaceAll(' ', '')].map((letter) => {
    if (letter === 'P') return { setting: 'pru' };
    if (letter === 'N') return { setting: 'none' };
    if (letter === 'H') return { setting: 'homeSchool', ...(homeSchool === undefined ? {} : { place: homeSchool }) };
    const found = placeOfLetter[letter];
    if (found === undefined) throw new Error(`No place for the letter ${letter}`);
    return found;
  });
}

function weeksOf(slot: Slot, from: LocalDate, homeSchool: string | undefined): WeekInForce[] {
  const full = { from, sessions: weekOf(slot.week, homeSchool) };
  const started = addDays(from, inductionDays);
  if (slot.story === 'partTime' && slot.class !== null) {
    // Builds up: mornings only at first.
    return [
      { from, sessions: weekOf('PN PN PN PN HH', homeSchool) },
      { from: addDays(from, 28), sessions: full.sessions },
    ];
  }
  if (slot.class === null || !/[1-6CW]/.test(slot.week)) return [full];
  return [
    { from, sessions: weekOf(slot.week.replaceAll(/[1-6CW]/g, 'P'), homeSchool) },
    { from: started, sessions: full.sessions },
  ];
}

function dayAt(calendar: SampleCalendar, share: number): LocalDate {
  const { registerDays, openDay } = calendar;
  return registerDays[Math.floor(registerDays.length * share)] ?? openDay;
}

function stayOf(slot: Slot, calendar: SampleCalendar, homeSchool: string | undefined): SamplePupil['stay'] {
  const first = calendar.registerDays[0] ?? calendar.openDay;
  const common = { status: slot.status, route: slot.route, ...(homeSchool === undefined ? {} : { homeSchool }) };
  if (slot.story === 'starter') return { ...common, from: dayAt(calendar, 0.55) };
  if (slot.story === 'newcomer') return { ...common, from: calendar.registerDays.at(-2) ?? calendar.openDay };
  if (slot.story === 'sixteenPlus') {
    const begun = localDate(`${academicYearOf(calendar.openDay)}-09-01`);
    return { ...common, from: calendar.registerDays.find((day) => day >= begun) ?? calendar.openDay };
  }
  if (slot.story !== 'leaver') return { ...common, from: first };
  return {
    ...common,
    from: first,
    to: dayAt(calendar, 0.6),
    ground: 'Back at the home school full time; the home school agrees (reg 9(1)(c), SI 2024/208)',
  };
}

function classesOf(slot: Slot, stay: SamplePupil['stay'], calendar: SampleCalendar): SamplePupil['classes'] {
  if (slot.class === null) return [];
  const end = stay.to === undefined ? {} : { to: stay.to };
  if (slot.story !== 'moved') return [{ class: slot.class, from: stay.from, ...end }];
  const moved = dayAt(calendar, 0.65);
  return [
    { class: 'willow', from: stay.from, to: addDays(moved, -1) },
    { class: 'rowan', from: moved },
  ];
}

function suspensionOf(slot: Slot, calendar: SampleCalendar): SuspensionSpan | null {
  if (slot.story !== 'suspended') return null;
  const start = Math.floor(calendar.registerDays.length * 0.5);
  const from = calendar.registerDays[start];
  const to = calendar.registerDays[start + 2];
  return from === undefined || to === undefined ? null : { from, fromSession: 'PM', to, toSession: 'PM' };
}

const keyWorkers: Readonly<Record<Slot['route'], SampleStaffId>> = {
  'Route 19': 'sample-key-worker',
  'Route Mainstream': 'sample-second-key-worker',
  RESTART: 'sample-second-key-worker',
};

/** The pupils of the sample centre, as the blueprint has them. */
export function samplePupils(calendar: SampleCalendar, random: Random): SamplePupil[] {
  const giveName = nameGiver(random);
  const wanted = slots.flatMap((slot) => Array.from({ length: slot.count }, () => slot));
  return wanted.map((slot, index) => {
    // Main and single registrations came from a school too, but have none beside this one to report to when single.
    const homeSchool = slot.status === 'C' ? undefined : homeSchools[index % homeSchools.length]?.id;
    const stay = stayOf(slot, calendar, homeSchool);
    const keyWorker = keyWorkers[slot.route];
    const steady = slot.story === 'fourthDay' || slot.story === 'overdue' || slot.story === 'newcomer';
    const [, comes, oftenLate] = steady
      ? profiles[1]
      : random.weighted(profiles.map((entry) => [entry[0], entry] as const));
    return {
      id: random.id(),
      slot,
      story: slot.story,
      person: inventPerson(random, giveName, {
        year: random.pick(slot.years),
        on: calendar.openDay,
        keyWorker,
        number: index + 1,
      }),
      enrolmentId: random.id(),
      stay,
      weeks: weeksOf(slot, stay.from, homeSchool),
      classes: classesOf(slot, stay, calendar),
      partTime: slot.story === 'partTime' ? { from: stay.from, to: addDays(calendar.openDay, 24) } : null,
      suspension: suspensionOf(slot, calendar),
      keyWorker,
      comes,
      oftenLate,
    };
  });
}
