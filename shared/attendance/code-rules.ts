import { isEffective } from '../lib/effective.ts';
import type { Refusal } from '../lib/result.ts';
import { formatClockTime } from './clock-time.ts';
import { classOf, codeInfo, codesChangedOn, isValidOn } from './codes.ts';
import { isOfCompulsorySchoolAge } from './compulsory-age.ts';
import type { MarkContext } from './mark-context.ts';
import { earliestMinutesBefore } from './too-early.ts';
import type { Code, PlannedSession } from './types.ts';

type Rule = (code: Code, context: MarkContext) => Refusal | null;

function no(code: string, message: string): Refusal {
  return { code, message };
}

/** Codes that say the pupil came to the PRU's own site. */
const onSite: ReadonlySet<Code> = new Set<Code>(['/', '\\', 'L', 'U']);

/** What can be known before the day comes; nobody can be seen, ill or missing in advance. */
const knownAhead: ReadonlySet<Code> = new Set<Code>([
  'C',
  'C1',
  'C2',
  'E',
  'J1',
  'M',
  'R',
  'S',
  'T',
  'G',
  'D',
  'X',
  'Y5',
  'Z',
  '#',
]);

const inForce: Rule = (code, { date }) => {
  if (isValidOn(code, date)) return null;
  return date < codesChangedOn
    ? no('code-not-yet', `Code ${code} came in on 19 August 2024. Choose a code that was in use on the day.`)
    : no('code-withdrawn', `Code ${code} was withdrawn on 19 August 2024. Choose one of the present codes.`);
};

const onRoll: Rule = (code, { enrolment, date }) => {
  if (enrolment?.status === 'G') {
    return no('guest', 'This pupil is a guest: their own school makes the mark. Record what you saw instead.');
  }
  if (enrolment === null || date < enrolment.from) {
    return code === 'Z'
      ? null
      : no('before-start', 'The pupil was not yet on roll on this day. Only Z can be recorded.');
  }
  if (!isEffective(enrolment, date))
    return no('after-end', 'The pupil had left the roll by this day, so no mark can be made.');
  return code === 'Z' ? no('on-roll', 'Z is only for days before the pupil starts. This pupil was on roll.') : null;
};

const onThatDay: Rule = (code, { dayKind }) => {
  if (dayKind === 'unknown')
    return no('no-term-dates', 'No term dates have been entered for this day. Ask a lead to add the term.');
  if (dayKind === 'schoolDay') {
    return code === '#' ? no('open', '# is only for planned closures, and this is a school day.') : null;
  }
  if (dayKind !== 'unplannedClosure') {
    return code === '#' || code === 'Z'
      ? null
      : no('closed', 'The school is closed on this day, so only # can be recorded.');
  }
  const fits = classOf(code) === 'notPossible' || classOf(code) === 'approvedActivity' || code === 'Z';
  return fits ? null : no('shut', 'The site was unexpectedly closed on this day. Use Y4, or what was seen elsewhere.');
};

const rightHalfOfDay: Rule = (code, { session }) => {
  if (code === '/' && session !== 'AM') return no('morning-only', '/ is only for mornings. Use \\ in the afternoon.');
  if (code === '\\' && session !== 'PM')
    return no('afternoon-only', '\\ is only for afternoons. Use / in the morning.');
  return null;
};

const notAhead: Rule = (code, { date, today }) =>
  date > today && !knownAhead.has(code)
    ? no('future', 'This session has not happened yet. Only an absence agreed in advance can be recorded.')
    : null;

/** Codes that say who was seen, or who was looked for and not found: they need the session, or its very eve. */
function needsSession(code: Code): boolean {
  const kind = classOf(code);
  return kind === 'present' || kind === 'approvedActivity' || code === 'U' || code === 'N' || code === 'O';
}

const begun: Rule = (code, { date, today, nowMinutes, times }) => {
  if (date !== today || nowMinutes === undefined) return null;
  const sinceStart = nowMinutes - times.startsAtMinutes;
  if (sinceStart < -earliestMinutesBefore && needsSession(code)) {
    return no(
      'not-begun',
      `This session starts at ${formatClockTime(times.startsAtMinutes)}. Until shortly before, only what is already known can be recorded, such as illness.`,
    );
  }
  if (code === 'U' && sinceStart <= times.closesAfterMinutes) {
    return no('still-open', 'The register has not closed yet. Use L with the minutes.');
  }
  if (sinceStart < 0 && code === 'L') return no('not-begun', 'The session has not begun, so nobody is late yet.');
  return null;
};

const seenOnSite: Rule = (code, { plan, seenAt }) => {
  if (!onSite.has(code) || plan === null || plan.setting === 'pru' || seenAt === 'pru') return null;
  return no(
    'planned-elsewhere',
    'The pupil is not expected at the PRU in this session. Say that you saw them here, or wait for the other place.',
  );
};

const ofAge: Rule = (code, { dateOfBirth, date }) => {
  if (code !== 'X' && code !== 'C2') return null;
  const compulsory = isOfCompulsorySchoolAge(dateOfBirth, date);
  if (code === 'X' && compulsory) {
    return no(
      'compulsory-age',
      'X is never for a pupil of compulsory school age. For an agreed part-time timetable use C2.',
    );
  }
  return code === 'C2' && !compulsory
    ? no('not-compulsory-age', 'C2 is for pupils of compulsory school age. Use X.')
    : null;
};

const onRecord: Rule = (code, context) => {
  if (code === 'C2' && !context.partTimePlanCovers) {
    return no(
      'no-part-time-plan',
      'C2 needs an agreed part-time timetable that leaves this session out. Add the plan first.',
    );
  }
  if (code === 'D' && !context.registeredElsewhere) {
    return no(
      'one-registration',
      'D needs a second school where the pupil is registered. Add that registration first.',
    );
  }
  if (code === 'E' && !context.suspensionCovers) {
    return no('no-suspension', 'E needs a suspension or exclusion on record for this session. Add it first.');
  }
  return code === 'Y5' && !context.mayRecordRestricted
    ? no('restricted', 'You may not record this code. Ask a lead to record it.')
    : null;
};

/**
 * D says that the other school expected the pupil in this session, and takes it out of the count. Where the week expects them
 * anywhere else, only a person can know that, and has to say why. Each school keeps the register of its own sessions alone.
 */
export function needsWordsBesidePlan(code: Code, plan: PlannedSession | null): boolean {
  return code === 'D' && plan !== null && plan.setting !== 'homeSchool';
}

const rightProvision: Rule = (code, { plan }) => {
  if (code !== 'K' && code !== 'B') return null;
  if (plan?.setting === 'homeSchool') {
    return no('registered-there', `${code} is never for a school where the pupil is registered. Use D.`);
  }
  if (code === 'B') {
    return plan?.commissionedBy === 'la'
      ? no('la-arranged', 'The local authority arranged this provision. Use K.')
      : null;
  }
  if (plan === null || plan.setting === 'pru' || plan.commissionedBy !== 'la') {
    return no(
      'not-la-arranged',
      'K needs provision that the local authority arranged. If the school arranged it, use B.',
    );
  }
  return null;
};

/** In the order in which a person would want to hear of them. */
const rules: readonly Rule[] = [
  inForce,
  onRoll,
  onThatDay,
  rightHalfOfDay,
  notAhead,
  begun,
  ofAge,
  onRecord,
  rightProvision,
  seenOnSite,
];

/** Why the code cannot stand in this session, whatever its details; null where it can. Rules: SI 2024/208 reg 10. */
export function codeRefusal(code: Code, context: MarkContext): Refusal | null {
  for (const rule of rules) {
    const refusal = rule(code, context);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** The refused detail of a mark that needs one: the words of the question the code asks. */
export function missingDetail(code: Code): Refusal {
  return no('missing-detail', codeInfo(code).asks?.prompt ?? `Code ${code} needs more.`);
}
