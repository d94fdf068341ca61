import { localDate } from '../lib/local-date.ts';
import type { LocalDate } from '../lib/local-date.ts';
import { codeTable } from './code-table.ts';
import type { CodeRow } from './code-table.ts';
import type { Code, CurrentCode, Session, StatisticalClass } from './types.ts';

/** The day the present codes came into force and H, J and Y were withdrawn (SI 2024/208). */
export const codesChangedOn = localDate('2024-08-19');

export type AttendanceCode = CodeRow & { readonly validFrom: LocalDate | null; readonly validTo: LocalDate | null };

const lastOldDay = localDate('2024-08-18');

/** Every code, in the order people look for them. Both ends of the validity are included; null is open. */
export const attendanceCodes: readonly AttendanceCode[] = codeTable.map((row) => ({
  ...row,
  validFrom: row.life === 'new' ? codesChangedOn : null,
  validTo: row.life === 'withdrawn' ? lastOldDay : null,
}));

const byCode: ReadonlyMap<string, AttendanceCode> = new Map(attendanceCodes.map((entry) => [entry.code, entry]));

/** True for every code ever valid, withdrawn ones too. Letters must be capitals. */
export function isCode(text: string): text is Code {
  return byCode.has(text);
}

export function codeInfo(code: Code): AttendanceCode {
  const entry = byCode.get(code);
  if (entry === undefined) throw new Error(`Not an attendance code: ${code}`);
  return entry;
}

export function classOf(code: Code): StatisticalClass {
  return codeInfo(code).statisticalClass;
}

export function isValidOn(code: Code, date: LocalDate): boolean {
  const { validFrom, validTo } = codeInfo(code);
  return (validFrom === null || date >= validFrom) && (validTo === null || date <= validTo);
}

export function codesOn(date: LocalDate): AttendanceCode[] {
  return attendanceCodes.filter((entry) => isValidOn(entry.code, date));
}

/** The mark of a pupil there when the register begins to be taken: / in the morning, \ in the afternoon. */
export function presentCode(session: Session): CurrentCode {
  return session === 'AM' ? '/' : '\\';
}

/** Attending in the statistical sense: present, or at an approved educational activity. */
export function countsAsAttending(code: Code): boolean {
  const statisticalClass = classOf(code);
  return statisticalClass === 'present' || statisticalClass === 'approvedActivity';
}

export function countsAsAbsent(code: Code): boolean {
  const statisticalClass = classOf(code);
  return statisticalClass === 'authorisedAbsence' || statisticalClass === 'unauthorisedAbsence';
}

/**
 * What the keys typed so far say.
 * `exact`: set it now. `waiting`: a longer code may follow; Enter sets `onEnter` where there is one. `none`: no such code.
 */
export type Typed =
  | { readonly kind: 'exact'; readonly code: Code }
  | { readonly kind: 'waiting'; readonly onEnter: Code | null; readonly next: readonly string[] }
  | { readonly kind: 'none' };

/**
 * Matches typed keys against the codes valid on the date; capitals do not matter.
 * C waits for 1, 2 or Enter; J waits for 1 (Enter also gives J1, there being no other); Y waits for a digit.
 */
export function matchTyped(typed: string, date: LocalDate): Typed {
  const text = typed.trim().toUpperCase();
  if (text === '') return { kind: 'none' };
  const candidates = codesOn(date)
    .map((entry) => entry.code)
    .filter((code) => code.startsWith(text));
  const [only] = candidates;
  if (only === undefined) return { kind: 'none' };
  if (candidates.length === 1 && only === text) return { kind: 'exact', code: only };
  const whole = candidates.find((code) => code === text);
  const next = candidates.filter((code) => code !== text).map((code) => code.slice(text.length));
  return { kind: 'waiting', onEnter: whole ?? (candidates.length === 1 ? only : null), next };
}
