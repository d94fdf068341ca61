import { parseClockTime } from '../../../shared/attendance/clock-time.ts';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { formatMinutes } from '../../ui/format.ts';
import type { Question } from './entry.ts';

/** What stands in the fields of the question, as typed. */
export interface Draft {
  readonly minutes: string;
  readonly words: string;
  readonly arrival: string;
  readonly reason: string;
  /** The code typed, where U is proposed instead of it. */
  readonly keepsTyped: boolean;
}

export function draftOf({ unit, instead, reason }: Question): Draft {
  return {
    minutes: unit.minutesLate === undefined ? '' : String(unit.minutesLate),
    words: unit.nature ?? '',
    arrival: (instead ?? unit).arrivedAt ?? '',
    reason: reason?.proposed ?? '',
    keepsTyped: false,
  };
}

/** The unit the answers make, or the first thing that is missing, in words. The mark's own rules are checked afterwards. */
export function unitOfDraft(question: Question, draft: Draft): Result<MarkUnit> {
  const late = question.instead !== null && !draft.keepsTyped;
  const { code, source } = late ? question.instead : question.unit;
  if (question.reason !== null && draft.reason.trim() === '')
    return refused('reason', question.reason.amends ? 'Say why the mark is being amended.' : 'Say why.');
  const base: MarkUnit = { code, ...(source === undefined ? {} : { source }) };
  if (late) return withArrival(base, draft.arrival);
  if (question.minutes !== null) return withMinutes(base, draft.minutes, question.minutes.longest);
  if (question.words !== null) {
    const nature = draft.words.trim();
    if (nature === '' && question.words.required) return refused('words', question.words.prompt);
    return ok(nature === '' ? base : { ...base, nature });
  }
  if (question.arrival && codeInfo(code).asks?.what === 'arrival') return withArrival(base, draft.arrival);
  return ok(question.unit);
}

function withMinutes(base: MarkUnit, text: string, longest: number): Result<MarkUnit> {
  const minutesLate = Number(text.trim());
  if (!/^\d{1,3}$/.test(text.trim()) || minutesLate < 1)
    return refused('minutes', 'Enter the minutes late as a whole number, 1 or more.');
  if (minutesLate > longest)
    return refused('minutes', `Enter at most ${formatMinutes(longest)}. For a later arrival choose another code.`);
  return ok({ ...base, minutesLate });
}

function withArrival(base: MarkUnit, text: string): Result<MarkUnit> {
  const typed = text.trim();
  if (typed === '') return ok(base);
  const arrivedAt = /^\d{1,2}[.:]?\d{2}$/.test(typed)
    ? typed
        .replace(/[.:]/, '')
        .padStart(4, '0')
        .replace(/(..)(..)/, '$1:$2')
    : typed;
  if (parseClockTime(arrivedAt) === null)
    return refused('time', 'Enter the time of arrival as hours and minutes, such as 09:40.');
  return ok({ ...base, arrivedAt });
}
