import { formatClockTime } from '../../../shared/attendance/clock-time.ts';
import { classOf, codeInfo, countsAsAttending } from '../../../shared/attendance/codes.ts';
import type { MarkContext } from '../../../shared/attendance/mark-context.ts';
import { checkMark } from '../../../shared/attendance/mark-rules.ts';
import { codeRefusal, needsWordsBesidePlan } from '../../../shared/attendance/code-rules.ts';
import type { Code, MarkUnit } from '../../../shared/attendance/types.ts';
import type { Refusal } from '../../../shared/lib/result.ts';

/** What has to be asked before a mark can be kept, all at once and in place. */
export interface Question {
  readonly unit: MarkUnit;
  /** U, proposed instead of what was typed because the register has closed. */
  readonly instead: MarkUnit | null;
  readonly minutes: { readonly longest: number } | null;
  readonly words: { readonly prompt: string; readonly required: boolean } | null;
  readonly arrival: boolean;
  /** Not expected here: the person must say that they saw the pupil here. */
  readonly seenHere: boolean;
  /** The week has the pupil somewhere else than the code says: the person must say why. */
  readonly besidePlan: boolean;
  /** Why it is entered; the text is only proposed. An amendment needs one, and so does settling what a place contradicts. */
  readonly reason: { readonly proposed: string; readonly amends: boolean } | null;
}

/** A question that asks nothing yet. */
export const noQuestion: Omit<Question, 'unit'> = {
  instead: null,
  minutes: null,
  words: null,
  arrival: false,
  seenHere: false,
  besidePlan: false,
  reason: null,
};

export interface EntrySituation {
  readonly context: MarkContext;
  readonly standing: MarkUnit | null;
  readonly closed: boolean;
  /** The entry would be an amendment: the register is closed, or someone else made the mark. */
  readonly amends: boolean;
  /** What the person has already been asked. */
  readonly answered: boolean;
  readonly reason: string;
}

export type Verdict =
  | { readonly kind: 'keep'; readonly unit: MarkUnit }
  | { readonly kind: 'same' }
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'refuse'; readonly refusal: Refusal };

export const arrivedAfterClose = 'Arrived after the register closed';

/** What happens when a code is chosen for a row: kept at once, asked about in place, or refused with the reason. */
export function judge(unit: MarkUnit, situation: EntrySituation): Verdict {
  const { context, standing, answered } = situation;
  const refusal = codeRefusal(unit.code, context);
  const sightingAsked =
    refusal?.code === 'planned-elsewhere' && codeRefusal(unit.code, { ...context, seenAt: 'pru' }) === null;
  if (refusal !== null && !sightingAsked) return { kind: 'refuse', refusal };
  const plain = Object.keys(unit).length === 1;
  if (!answered && plain && standing?.code === unit.code && codeInfo(unit.code).asks === null) return { kind: 'same' };
  const question = questionFor(unit, situation, sightingAsked);
  if (question !== null) return { kind: 'ask', question };
  const checked = checkMark(unit, context);
  return checked.ok ? { kind: 'keep', unit: checked.value } : { kind: 'refuse', refusal: checked.error };
}

function questionFor(unit: MarkUnit, situation: EntrySituation, seenHere: boolean): Question | null {
  const { context, amends, answered, reason } = situation;
  const instead = answered ? null : lateArrival(unit.code, situation);
  const asks = answered || hasDetail(unit) ? null : codeInfo(unit.code).asks;
  const besidePlan = needsWordsBesidePlan(unit.code, context.plan);
  const needsReason = (amends || besidePlan) && reason.trim() === '';
  if (instead === null && asks === null && !seenHere && !needsReason) return null;
  return {
    unit: asks === null ? unit : { ...unit, ...proposedDetail(unit, situation) },
    instead,
    minutes: asks?.what === 'minutes' ? { longest: context.times.closesAfterMinutes } : null,
    words: asks?.what === 'words' ? { prompt: asks.prompt, required: asks.required } : null,
    arrival: asks?.what === 'arrival' || instead !== null,
    seenHere,
    besidePlan,
    reason: needsReason ? { proposed: instead === null ? '' : arrivedAfterClose, amends } : null,
  };
}

function hasDetail({ minutesLate, nature, arrivedAt }: MarkUnit): boolean {
  return minutesLate !== undefined || nature !== undefined || arrivedAt !== undefined;
}

/** Today, after the close, someone who comes in has come late: U with the time, unless the person says otherwise. */
function lateArrival(code: Code, { context, standing, closed }: EntrySituation): MarkUnit | null {
  const arriving = classOf(code) === 'present';
  if (!closed || !arriving || context.date !== context.today || context.nowMinutes === undefined) return null;
  if (standing !== null && (countsAsAttending(standing.code) || standing.code === 'U')) return null;
  const late: MarkUnit = { code: 'U', arrivedAt: formatClockTime(context.nowMinutes) };
  return codeRefusal('U', { ...context, seenAt: 'pru' }) === null ? late : null;
}

/** What the screen can tell by itself: the minutes by the clock, the activity by the plan, the time of arrival. */
function proposedDetail(unit: MarkUnit, { context }: EntrySituation): Partial<MarkUnit> {
  const asks = codeInfo(unit.code).asks;
  if (asks?.what === 'words') {
    const nature = unit.nature ?? context.plan?.nature;
    return nature === undefined ? {} : { nature };
  }
  const since = sinceStart(context);
  if (since === null) return {};
  if (asks?.what === 'minutes') {
    return unit.minutesLate === undefined && since >= 1 && since <= context.times.closesAfterMinutes
      ? { minutesLate: since }
      : {};
  }
  return unit.arrivedAt === undefined && since > 0
    ? { arrivedAt: formatClockTime(context.times.startsAtMinutes + since) }
    : {};
}

/** Minutes since the session began; null on another day. */
function sinceStart({ date, today, nowMinutes, times }: MarkContext): number | null {
  return date === today && nowMinutes !== undefined ? nowMinutes - times.startsAtMinutes : null;
}
