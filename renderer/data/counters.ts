import { countsLength, type PackedCounts } from '../../shared/attendance/sheet.ts';
import { halfTermSpan, slotsPerSheet, type HalfTermKey } from '../../shared/attendance/half-term.ts';
import { dayNumber, localDate, type LocalDate } from '../../shared/lib/local-date.ts';

/**
 * One row per enrolment and academic year: how many marks stand with each code (places 1 to 59), and between which days
 * they lie (places 62 and 63, days since 1 September plus one), so that a range that covers them needs no sheet.
 */
const firstDayPlace = 62;
const lastDayPlace = 63;

export function yearOf(halfTerm: HalfTermKey): number {
  return Number(halfTerm.slice(0, 4));
}

function yearStart(year: number): number {
  return dayNumber(localDate(`${year}-09-01`));
}

export function emptyCounts(): PackedCounts {
  return new Uint16Array(countsLength);
}

export function countsOfBytes(bytes: Uint8Array | undefined): PackedCounts {
  if (bytes === undefined) return emptyCounts();
  return new Uint16Array(bytes.slice().buffer, 0, countsLength);
}

export function bytesOfCounts(counts: PackedCounts): Uint8Array {
  return new Uint8Array(counts.slice().buffer);
}

/** Takes a sheet's former codes out of the year's counts and puts its new ones in. */
export function recount(counts: PackedCounts, halfTerm: HalfTermKey, before: Uint8Array, after: Uint8Array): void {
  const offset = dayNumber(halfTermSpan(halfTerm).first) - yearStart(yearOf(halfTerm));
  for (let slot = 0; slot < slotsPerSheet; slot += 1) {
    const was = before[slot] ?? 0;
    const is = after[slot] ?? 0;
    if (was !== 0) counts[was] = (counts[was] ?? 0) - 1;
    if (is === 0) continue;
    counts[is] = (counts[is] ?? 0) + 1;
    const day = offset + (slot >> 1) + 1;
    const first = counts[firstDayPlace] ?? 0;
    if (first === 0 || day < first) counts[firstDayPlace] = day;
    if (day > (counts[lastDayPlace] ?? 0)) counts[lastDayPlace] = day;
  }
}

/** Whether every mark behind the counts lies between the two days, so that the counts answer for the range. */
export function liesWithin(counts: PackedCounts, year: number, from: LocalDate, to: LocalDate): boolean {
  const start = yearStart(year) - 1;
  const first = counts[firstDayPlace] ?? 0;
  return first === 0 || (start + first >= dayNumber(from) && start + (counts[lastDayPlace] ?? 0) <= dayNumber(to));
}
