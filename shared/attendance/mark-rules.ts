import { ok, refused } from '../lib/result.ts';
import type { Refusal, Result } from '../lib/result.ts';
import { formatClockTime, parseClockTime } from './clock-time.ts';
import { codeRefusal, missingDetail } from './code-rules.ts';
import { codeInfo, codesOn } from './codes.ts';
import type { AttendanceCode } from './codes.ts';
import type { MarkContext } from './mark-context.ts';
import type { MarkUnit } from './types.ts';

/**
 * Checks a mark before it is recorded; gives it back with its words trimmed.
 * Refusals say which rule (SI 2024/208 reg 10; Working together to improve school attendance) and what to do.
 */
export function checkMark(unit: MarkUnit, context: MarkContext): Result<MarkUnit> {
  const refusal = codeRefusal(unit.code, context) ?? wordsRefusal(unit) ?? arrivalRefusal(unit, context);
  if (refusal !== null) return { ok: false, error: refusal };
  const minutes = checkMinutes(unit, context);
  if (!minutes.ok) return minutes;
  const nature = unit.nature?.trim();
  const { nature: _untrimmed, ...rest } = unit;
  return ok(nature === undefined || nature === '' ? rest : { ...rest, nature });
}

function wordsRefusal(unit: MarkUnit): Refusal | null {
  const asks = codeInfo(unit.code).asks;
  if (asks?.what !== 'words' || !asks.required) return null;
  return (unit.nature ?? '').trim() === '' ? missingDetail(unit.code) : null;
}

/** A laptop that is seldom online may be slow by a few minutes, and the clock on the wall is right. */
const minutesOfGrace = 5;

/** Whether a time of today's session is still to come: nobody has come in yet who will. */
function isStillToCome(minutesAfterStart: number, { date, today, nowMinutes, times }: MarkContext): boolean {
  if (date !== today || nowMinutes === undefined) return false;
  return times.startsAtMinutes + minutesAfterStart > nowMinutes + minutesOfGrace;
}

/**
 * The most minutes late that can be kept now; less than 1 where nobody can be late yet. Today no more than the session is
 * old, and a few, since the laptop's clock may be slow.
 */
export function longestMinutesLate({ date, today, nowMinutes, times }: MarkContext): number {
  if (date !== today || nowMinutes === undefined) return times.closesAfterMinutes;
  const old = nowMinutes - times.startsAtMinutes;
  return old < 0 ? 0 : Math.min(times.closesAfterMinutes, old + minutesOfGrace);
}

function checkMinutes(unit: MarkUnit, context: MarkContext): Result<MarkUnit> {
  const { times } = context;
  const { code, minutesLate } = unit;
  if (code !== 'L') {
    return minutesLate === undefined ? ok(unit) : refused('minutes-without-late', 'Minutes late go with L only.');
  }
  if (minutesLate === undefined) return { ok: false, error: missingDetail('L') };
  if (!Number.isInteger(minutesLate) || minutesLate < 1) {
    return refused('minutes', 'Enter the minutes late as a whole number, 1 or more.');
  }
  if (minutesLate > times.closesAfterMinutes) {
    return refused(
      'after-close',
      `The register closes after ${times.closesAfterMinutes} ${times.closesAfterMinutes === 1 ? 'minute' : 'minutes'}. Use U for a later arrival.`,
    );
  }
  if (isStillToCome(minutesLate, context)) {
    const startsAt = formatClockTime(times.startsAtMinutes);
    return refused(
      'still-to-come',
      `The session started at ${startsAt}, so nobody is ${minutesLate} minutes late yet.`,
    );
  }
  return ok(unit);
}

function arrivalRefusal(unit: MarkUnit, context: MarkContext): Refusal | null {
  const { times } = context;
  if (unit.arrivedAt === undefined) return null;
  const arrived = parseClockTime(unit.arrivedAt);
  if (arrived === null)
    return { code: 'time', message: 'Enter the time of arrival as hours and minutes, such as 09:40.' };
  const minutes = arrived - times.startsAtMinutes;
  if (isStillToCome(minutes, context)) {
    return { code: 'still-to-come', message: 'That time is still to come. Enter when the pupil came in.' };
  }
  if (unit.code === 'U' && minutes <= times.closesAfterMinutes) {
    return { code: 'before-close', message: 'The pupil arrived before the register closed. Use L with the minutes.' };
  }
  if (unit.code === 'L' && unit.minutesLate !== undefined && minutes !== unit.minutesLate) {
    return {
      code: 'time-differs',
      message: 'The time of arrival and the minutes late do not agree. Correct one of them.',
    };
  }
  return null;
}

export type OfferedCode = { readonly info: AttendanceCode; readonly refusal: Refusal | null };

/** Every code in force on the day, with the reason where it cannot be used now. Restricted codes are left out for those who may not use them. */
export function codesOffered(context: MarkContext): OfferedCode[] {
  return codesOn(context.date)
    .filter((info) => !info.restricted || context.mayRecordRestricted)
    .map((info) => ({ info, refusal: codeRefusal(info.code, context) }));
}
