import type { DayKind } from '../centre/school-days.ts';
import type { LocalDate } from '../lib/local-date.ts';
import { isOfCompulsorySchoolAge } from './compulsory-age.ts';
import type { Code, MarkUnit, PlannedSession, SettingKind } from './types.ts';

/** What one place saw of a pupil in a session, and what kind of place it is. */
export type ObservedFact = {
  readonly id: string;
  readonly setting: SettingKind;
  readonly placeId?: string | undefined;
  readonly seen: 'present' | 'late' | 'absent';
  readonly arrivedAt?: string | undefined;
  readonly nature?: string | undefined;
  /** A visit or sport, wherever it began. */
  readonly activity?: 'sport' | 'visit' | undefined;
  /** Seen on a screen only: never an approved educational activity (B is not for remote learning). */
  readonly remote?: boolean | undefined;
};

/** `unclear`: seen, but the law's code cannot be told without a person. */
export type Followed = MarkUnit | 'unclear' | null;

/**
 * The statutory mark that follows from an observation away from the PRU; never / \ or L. Null where none does: the PRU's own
 * staff mark directly, so a lesson there makes no mark. Someone late at a provider still attended.
 */
export function markThatFollows(
  fact: ObservedFact,
  plan: PlannedSession | null,
  registeredElsewhere: boolean,
): Followed {
  if (fact.activity === undefined && fact.setting === 'pru') return null;
  if (fact.setting === 'none') return 'unclear';
  const expected = isExpectedThere(fact, plan);
  if (fact.setting === 'homeSchool') {
    // The home school records whether its pupil came; ours says only that they were due there.
    return expected && registeredElsewhere ? { code: 'D', source: fact.id } : 'unclear';
  }
  if (fact.seen === 'absent') return expected ? { code: 'N', source: fact.id } : null;
  if (fact.remote === true) return 'unclear';
  const code = attendingCode(fact, plan, expected);
  if (code === null) return 'unclear';
  return withNature(code, fact, expected ? plan?.nature : undefined);
}

function isExpectedThere(fact: ObservedFact, plan: PlannedSession | null): boolean {
  if (plan?.setting !== fact.setting) return false;
  return plan.placeId === undefined || fact.placeId === undefined || plan.placeId === fact.placeId;
}

/** K where the local authority arranged it (reg 10(3)); else P, V, W or B by what it was; null where nobody can tell who arranged it. */
function attendingCode(fact: ObservedFact, plan: PlannedSession | null, expected: boolean): Code | null {
  if (fact.setting === 'workPlacement') return expected ? 'W' : null;
  if (expected && fact.setting !== 'pru' && plan?.commissionedBy === 'la') return 'K';
  if (fact.activity !== undefined) return fact.activity === 'sport' ? 'P' : 'V';
  return expected && plan?.commissionedBy === 'school' ? 'B' : null;
}

function withNature(code: Code, fact: ObservedFact, planned: string | undefined): Followed {
  const nature = fact.nature ?? planned;
  if (nature === undefined && (code === 'B' || code === 'K')) return 'unclear';
  return {
    code,
    source: fact.id,
    ...(nature === undefined ? {} : { nature }),
    ...(fact.arrivedAt === undefined ? {} : { arrivedAt: fact.arrivedAt }),
  };
}

export type PlanFacts = {
  readonly date: LocalDate;
  readonly dayKind: DayKind;
  readonly dateOfBirth: LocalDate;
  readonly registeredElsewhere: boolean;
  readonly partTimePlanCovers: boolean;
};

/** The mark that follows from the plan alone: only #, D, C2 or X ever may. Null for everything that somebody has to see. */
export function markFromPlan(plan: PlannedSession | null, facts: PlanFacts): MarkUnit | null {
  if (facts.dayKind === 'plannedClosure') return { code: '#' };
  if (facts.dayKind !== 'schoolDay') return null;
  if (plan?.setting === 'homeSchool') return facts.registeredElsewhere ? { code: 'D' } : null;
  if (plan?.setting !== 'none') return null;
  if (!isOfCompulsorySchoolAge(facts.dateOfBirth, facts.date)) return { code: 'X' };
  return facts.partTimePlanCovers ? { code: 'C2' } : null;
}
