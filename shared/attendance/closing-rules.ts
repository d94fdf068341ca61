import { longestRegisterMinutes } from '../centre/centre.ts';
import { ok, refused } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import { markFromPlan } from './follow.ts';
import type { PlanFacts } from './follow.ts';
import type { RegisterTimes } from './mark-context.ts';
import type { MarkUnit, PlannedSession } from './types.ts';

/** When a register closes, in minutes since midnight. Refused where it would stay open longer than 30 minutes (WTTISA). */
export function closesAtMinutes({ startsAtMinutes, closesAfterMinutes }: RegisterTimes): Result<number> {
  const fits = Number.isInteger(closesAfterMinutes) && closesAfterMinutes >= 1;
  return fits && closesAfterMinutes <= longestRegisterMinutes
    ? ok(startsAtMinutes + closesAfterMinutes)
    : refused(
        'register-minutes',
        'A register may stay open for 1 to 30 minutes. Change the closing rule of the centre.',
      );
}

/** One pupil of the statutory roll, in a group or in none. */
export type ClosingPupil = {
  readonly enrolment: string;
  /** The mark that stands, made by staff or following from an observation. */
  readonly standing: MarkUnit | null;
  readonly plan: PlannedSession | null;
  readonly facts: PlanFacts;
  readonly suspensionCovers: boolean;
};

export type ClosingProposal = {
  readonly enrolment: string;
  readonly mark: MarkUnit;
  readonly because: 'plan' | 'notAccountedFor';
  /** E, where a suspension on record gives the reason: for a person to choose instead of N. */
  readonly instead: MarkUnit | null;
};

/**
 * What closing would enter for everyone on roll who has no mark: #, D, C2 or X where the plan alone says so, else N, also for
 * pupils a provider has not reported on: the reason is not established at the close (reg 10(7)), and the
 * observation amends N when it comes. Nobody who has a mark is touched. Nothing is proposed on a day without sessions.
 */
export function proposeClosing(roll: readonly ClosingPupil[]): ClosingProposal[] {
  return roll.flatMap((pupil): ClosingProposal[] => {
    if (pupil.standing !== null) return [];
    const { enrolment, facts, plan } = pupil;
    const planned = markFromPlan(plan, facts);
    if (planned !== null) return [{ enrolment, mark: planned, because: 'plan', instead: null }];
    if (facts.dayKind !== 'schoolDay') return [];
    const instead: MarkUnit | null = pupil.suspensionCovers ? { code: 'E' } : null;
    return [{ enrolment, mark: { code: 'N' }, because: 'notAccountedFor', instead }];
  });
}
