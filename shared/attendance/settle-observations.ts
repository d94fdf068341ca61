import { countsAsAbsent, countsAsAttending } from './codes.ts';
import { markThatFollows } from './follow.ts';
import type { ObservedFact } from './follow.ts';
import type { MarkUnit, PlannedSession } from './types.ts';

/** Why a person has to look: places that contradict each other, or a place that contradicts the mark that stands. */
export type DisagreementReason = 'placesDisagree' | 'markSaysOtherwise' | 'absenceNowSeen';

export type Settlement =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'make'; readonly mark: MarkUnit }
  | { readonly kind: 'unclear'; readonly message: string }
  | {
      readonly kind: 'disagree';
      readonly reason: DisagreementReason;
      readonly standing: MarkUnit | null;
      readonly proposals: readonly MarkUnit[];
      readonly message: string;
    };

type Registered = { readonly place?: string | undefined; readonly group: string; readonly lesson?: string | undefined };

/** Keeps the last observation of each register and lesson (a later one corrects an earlier one), leaving out what was taken back. Oldest first in, oldest first out. */
export function standingObservations<O extends Registered & { readonly takenBack?: boolean | undefined }>(
  observations: readonly O[],
): O[] {
  const last = new Map<string, O>();
  for (const observation of observations) {
    const key = JSON.stringify([observation.place, observation.group, observation.lesson]);
    last.delete(key);
    last.set(key, observation);
  }
  return [...last.values()].filter((observation) => observation.takenBack !== true);
}

/**
 * What the observations of one pupil and session mean for the mark: one to make where none stands, nothing where all agree,
 * else a thing for a person to settle. A standing mark is never replaced here, N neither: that is an amendment with a reason.
 */
export function settleObservations(
  facts: readonly ObservedFact[],
  plan: PlannedSession | null,
  registeredElsewhere: boolean,
  standing: MarkUnit | null,
): Settlement {
  const followed = facts.map((fact) => markThatFollows(fact, plan, registeredElsewhere));
  const marks = distinct(followed.filter((entry) => entry !== null && entry !== 'unclear'));
  const [first] = marks;
  if (marks.length > 1) return disagree('placesDisagree', standing, marks);
  if (followed.includes('unclear') && (first === undefined || first.code === 'N')) {
    return {
      kind: 'unclear',
      message:
        'The pupil was seen away from where the plan has them. Say who arranged it and what it was, then mark it.',
    };
  }
  if (first !== undefined) return againstStanding(first, standing);
  return seenAtPru(facts, standing);
}

function againstStanding(mark: MarkUnit, standing: MarkUnit | null): Settlement {
  if (standing === null) return { kind: 'make', mark };
  if (standing.code === mark.code) return { kind: 'nothing' };
  // An absence whose reason has been established stays as it is when the place confirms the absence.
  if (mark.code === 'N' && countsAsAbsent(standing.code)) return { kind: 'nothing' };
  const reason = standing.code === 'N' && countsAsAttending(mark.code) ? 'absenceNowSeen' : 'markSaysOtherwise';
  return disagree(reason, standing, [mark]);
}

/** A lesson at the PRU makes no mark, but a pupil seen in one is not absent: they came after the register closed. */
function seenAtPru(facts: readonly ObservedFact[], standing: MarkUnit | null): Settlement {
  const seen = facts.find((fact) => fact.setting === 'pru' && fact.seen !== 'absent');
  if (seen === undefined || standing === null || !countsAsAbsent(standing.code) || standing.code === 'U') {
    return { kind: 'nothing' };
  }
  const arrivedAt = seen.arrivedAt === undefined ? {} : { arrivedAt: seen.arrivedAt };
  return disagree('absenceNowSeen', standing, [{ code: 'U', source: seen.id, ...arrivedAt }]);
}

function distinct(marks: readonly MarkUnit[]): MarkUnit[] {
  return [...new Map(marks.toReversed().map((mark) => [mark.code, mark])).values()].reverse();
}

const messages: Record<DisagreementReason, string> = {
  placesDisagree: 'Two places say different things about this session. Choose the mark that is right.',
  markSaysOtherwise: 'The mark and what the place saw differ. Amend the mark, or keep it and say why.',
  absenceNowSeen: 'The pupil is marked absent and has been seen. Amend the mark.',
};

function disagree(reason: DisagreementReason, standing: MarkUnit | null, proposals: readonly MarkUnit[]): Settlement {
  return { kind: 'disagree', reason, standing, proposals, message: messages[reason] };
}
