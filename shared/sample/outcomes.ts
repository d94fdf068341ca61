import { suspensionCovers } from '../attendance/on-record.ts';
import { isoWeekday, type LocalDate } from '../lib/local-date.ts';
import type { CurrentCode, Session } from '../attendance/types.ts';
import type { SamplePupil } from './pupils.ts';
import type { Random } from './random.ts';

/** When the reason of an absence comes: before the session, so many school days after it, or never. */
export type Known =
  { readonly when: 'before' } | { readonly when: 'after'; readonly schoolDays: number } | { readonly when: 'never' };

/** What really became of a pupil in a session, before anybody wrote it down. */
export type Outcome =
  | { readonly seen: 'present' }
  | { readonly seen: 'late'; readonly minutes: number }
  /** Came after the register had closed. */
  | { readonly seen: 'afterClose'; readonly minutes: number }
  | { readonly seen: 'absent'; readonly code: CurrentCode; readonly known: Known; readonly reason: string }
  | { readonly seen: 'suspended' }
  | { readonly seen: 'detained' }
  | { readonly seen: 'stranded' };

export type DayOutcome = Readonly<Record<Session, Outcome>>;

const present: Outcome = { seen: 'present' };
const unexplained = 'No reason was given within five school days';

const illWords = [
  'Rang in sick: stomach bug',
  'Rang in sick: bad cold',
  'Family rang: headache and temperature',
  'Family rang: tooth infection',
] as const;
const otherWords = [
  'Family says the pupil refused to leave the house',
  'Spoken to at home: stayed in bed',
  'Seen in town with friends',
  'Family did not know the pupil was not here',
] as const;

type Absent = Extract<Outcome, { seen: 'absent' }>;

function knownOf(random: Random, before: number): Known {
  if (random.chance(before)) return { when: 'before' };
  return {
    when: 'after',
    schoolDays: random.weighted([
      [60, 0],
      [22, 1],
      [10, 2],
      [5, 3],
      [3, 4],
    ] as const),
  };
}

function newAbsence(random: Random): { absence: Absent; days: number } {
  const kind = random.weighted([
    [36, 'ill'],
    [48, 'other'],
    [3, 'leave'],
    [13, 'unknown'],
  ] as const);
  if (kind === 'ill') {
    const known = knownOf(random, 0.55);
    return {
      absence: { seen: 'absent', code: 'I', known, reason: random.pick(illWords) },
      days: random.weighted([
        [55, 1],
        [30, 2],
        [15, 3],
      ] as const),
    };
  }
  if (kind === 'leave') {
    return {
      absence: { seen: 'absent', code: 'C', known: { when: 'before' }, reason: 'Leave granted: family funeral' },
      days: 1,
    };
  }
  if (kind === 'other') {
    return {
      absence: { seen: 'absent', code: 'O', known: knownOf(random, 0), reason: random.pick(otherWords) },
      days: random.weighted([
        [70, 1],
        [30, 2],
      ] as const),
    };
  }
  return { absence: { seen: 'absent', code: 'O', known: { when: 'never' }, reason: unexplained }, days: 1 };
}

function arrival(random: Random, oftenLate: number): Outcome {
  if (!random.chance(oftenLate)) return present;
  if (random.chance(0.18)) return { seen: 'afterClose', minutes: random.int(33, 85) };
  return {
    seen: 'late',
    minutes: random.weighted([
      [60, random.int(2, 10)],
      [30, random.int(11, 20)],
      [10, random.int(21, 29)],
    ]),
  };
}

function ordinaryDay(random: Random, pupil: SamplePupil): DayOutcome {
  const appointment: Absent = {
    seen: 'absent',
    code: 'M',
    known: { when: 'before' },
    reason: 'Appointment letter seen',
  };
  if (random.chance(0.015)) {
    return random.chance(0.5)
      ? { AM: appointment, PM: present }
      : { AM: arrival(random, pupil.oftenLate), PM: appointment };
  }
  const leftAtLunch: Absent = {
    seen: 'absent',
    code: 'O',
    known: { when: 'after', schoolDays: 0 },
    reason: 'Left the site at lunch and did not come back',
  };
  const gone = random.chance((1 - pupil.comes) * 0.2);
  return { AM: arrival(random, pupil.oftenLate), PM: gone ? leftAtLunch : arrival(random, pupil.oftenLate * 0.3) };
}

/** More stay away on Mondays and Fridays. */
function staysAway(random: Random, comes: number, date: LocalDate): boolean {
  const weekday = isoWeekday(date);
  return random.chance((1 - comes) * (weekday === 1 || weekday === 5 ? 1.25 : 0.83));
}

/** Tells day after day what becomes of one pupil; ask for each day once, in order. */
export function outcomesOf(pupil: SamplePupil, random: Random): (date: LocalDate) => DayOutcome {
  let spell: { absence: Absent; left: number } | null = null;
  return (date) => {
    if (spell === null || spell.left === 0) {
      if (staysAway(random, pupil.comes, date)) {
        const { absence, days } = newAbsence(random);
        spell = { absence, left: days };
      } else spell = null;
    }
    if (spell === null) return ordinaryDay(random, pupil);
    const { absence } = spell;
    spell = { absence, left: spell.left - 1 };
    return { AM: absence, PM: absence };
  };
}

export interface Events {
  /** The last N of these was given on this day and nobody has found out why. */
  readonly fourthDay: LocalDate | null;
  readonly overdueDay: LocalDate | null;
  readonly detentionDay: LocalDate | null;
  /** The minibus broke down. */
  readonly breakdownDay: LocalDate | null;
  readonly riders: ReadonlySet<string>;
}

/** Lays the stories of the blueprint over what chance made of the day. */
export function withEvents(pupil: SamplePupil, date: LocalDate, drawn: DayOutcome, events: Events): DayOutcome {
  const unknown: Outcome = { seen: 'absent', code: 'N', known: { when: 'never' }, reason: unexplained };
  if (pupil.story === 'fourthDay' && date === events.fourthDay) return { AM: unknown, PM: present };
  if (pupil.story === 'overdue' && date === events.overdueDay) return { AM: unknown, PM: present };
  if (pupil.story === 'detained' && date === events.detentionDay)
    return { AM: { seen: 'detained' }, PM: { seen: 'detained' } };
  const suspended = (session: Session): boolean =>
    pupil.suspension !== null && suspensionCovers([pupil.suspension], date, session);
  if (suspended('AM') || suspended('PM')) {
    return {
      AM: suspended('AM') ? { seen: 'suspended' } : drawn.AM,
      PM: suspended('PM') ? { seen: 'suspended' } : drawn.PM,
    };
  }
  if (date === events.breakdownDay && events.riders.has(pupil.id)) return { AM: { seen: 'stranded' }, PM: present };
  return drawn;
}
