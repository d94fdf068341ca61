import { shareDays, type Effective } from '../lib/effective.ts';
import type { LocalDate } from '../lib/local-date.ts';
import { byPupil } from './by-pupil.ts';
import type { Membership, PartTimePlan, WeekPattern } from './group.ts';
import type { Enrolment } from './pupil.ts';

type Stay = Pick<Enrolment, 'pupil' | 'status' | 'from' | 'to'>;
type Place = Pick<Membership, 'pupil' | 'group' | 'from' | 'to'>;

/** Two stays of one pupil on the roll on the same day. A guest is on another school's roll, so that stay is beside any other. */
export function isTwiceOnRoll(a: Stay, b: Stay): boolean {
  return a.pupil === b.pupil && a.status !== 'G' && b.status !== 'G' && shareDays(a, b);
}

/** Two places of one pupil in one group on the same day. */
export function isTwiceInGroup(a: Place, b: Place): boolean {
  return a.pupil === b.pupil && a.group === b.group && shareDays(a, b);
}

/** What each form refuses, or changes instead, on one laptop; two laptops can still enter both. */
export interface MayOverlap {
  readonly enrolment: readonly Enrolment[];
  readonly membership: readonly Membership[];
  readonly weekPattern: readonly WeekPattern[];
  readonly partTimePlan: readonly PartTimePlan[];
}

/** Two records of one pupil that cannot both be right, in the order given. */
export type Overlap = {
  readonly [T in keyof MayOverlap]: {
    readonly type: T;
    readonly pupil: string;
    readonly records: readonly [MayOverlap[T][number], MayOverlap[T][number]];
  };
}[keyof MayOverlap];

/**
 * Every such pair that still matters: what has ended by today, or was followed by a later week, is history and no longer
 * expects or counts anybody twice. Pure.
 */
export function overlapsOf(records: MayOverlap, today: LocalDate): Overlap[] {
  const goesOn = ({ to }: Effective): boolean => to === undefined || to > today;
  return [
    ...pairs('enrolment', records.enrolment.filter(goesOn), isTwiceOnRoll),
    ...pairs('membership', records.membership.filter(goesOn), isTwiceInGroup),
    ...pairs('weekPattern', weeksThatCount(records.weekPattern, today), saysAnotherWeek),
    ...pairs('partTimePlan', records.partTimePlan.filter(goesOn), (a, b) => a.from === b.from),
  ];
}

/** Weeks in force or to come. */
function weeksThatCount(weeks: readonly WeekPattern[], today: LocalDate): WeekPattern[] {
  const begun = new Map<string, LocalDate>();
  for (const { pupil, from } of weeks) if (from <= today && from > (begun.get(pupil) ?? '')) begun.set(pupil, from);
  return weeks.filter(({ pupil, from }) => from >= (begun.get(pupil) ?? from));
}

/** Of two weeks from one day on, only those that differ say anything against each other. */
function saysAnotherWeek(a: WeekPattern, b: WeekPattern): boolean {
  return (
    a.from === b.from &&
    a.sessions.some(
      ({ setting, place }, slot) => setting !== b.sessions[slot]?.setting || place !== b.sessions[slot].place,
    )
  );
}

function pairs<T extends keyof MayOverlap>(
  type: T,
  records: readonly MayOverlap[T][number][],
  clash: (a: MayOverlap[T][number], b: MayOverlap[T][number]) => boolean,
): Extract<Overlap, { type: T }>[] {
  return [...byPupil(records)].flatMap(([pupil, own]) =>
    own.flatMap((one, index) =>
      own
        .slice(index + 1)
        .filter((other) => clash(one, other))
        // Both are of the type named.
        .map((other) => ({ type, pupil, records: [one, other] }) as unknown as Extract<Overlap, { type: T }>),
    ),
  );
}
