import { academicYearOf, dayNumber, fromDayNumber, localDate, type LocalDate } from '../lib/local-date.ts';
import type { Session } from './types.ts';

/**
 * The half-term blocks in which marks are packed: fixed days of the calendar, near where schools in England break, so that
 * a day's block never changes when term dates are edited. Every day belongs to exactly one block.
 */
const blockStarts = ['09-01', '10-28', '01-01', '02-18', '04-08', '06-01'] as const;

/** 'YYYY-B': the academic year's first calendar year and the block, 1 … 6. Sorts in the order of time as plain text. */
export type HalfTermKey = `${number}-${1 | 2 | 3 | 4 | 5 | 6}`;

/** The longest block, 1 June to 31 August, has 92 days of two sessions. */
export const slotsPerSheet = 184;

function startOf(academicYear: number, block: number): LocalDate {
  return localDate(`${block <= 2 ? academicYear : academicYear + 1}-${blockStarts[block - 1] ?? '09-01'}`);
}

/** The block that holds a day. */
export function halfTermOf(date: LocalDate): HalfTermKey {
  const year = academicYearOf(date);
  return `${year}-${blockOf(date, year)}` as HalfTermKey;
}

function blockOf(date: LocalDate, academicYear: number): number {
  const inFirstYear = +date.slice(0, 4) === academicYear;
  const candidates = inFirstYear ? [2, 1] : [6, 5, 4, 3];
  return candidates.find((candidate) => date.slice(5) >= (blockStarts[candidate - 1] ?? '')) ?? 1;
}

export interface HalfTermSpan {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

export function halfTermSpan(key: HalfTermKey): HalfTermSpan {
  const [year = 0, block = 1] = key.split('-').map(Number);
  const next = block === 6 ? startOf(year + 1, 1) : startOf(year, block + 1);
  return { first: startOf(year, block), last: fromDayNumber(dayNumber(next) - 1) };
}

/** Every block that touches the days from first to last. */
export function halfTermsBetween(first: LocalDate, last: LocalDate): HalfTermKey[] {
  const keys: HalfTermKey[] = [];
  for (let day = first; day <= last;) {
    const key = halfTermOf(day);
    keys.push(key);
    day = fromDayNumber(dayNumber(halfTermSpan(key).last) + 1);
  }
  return keys;
}

/** A session's place in its block's sheet: 0 is the first morning, 1 the first afternoon. */
export function slotOf(date: LocalDate, session: Session): number {
  const year = academicYearOf(date);
  const block = blockOf(date, year);
  // Known to be a day; asked for each of tens of thousands of marks.
  const first = `${block <= 2 ? year : year + 1}-${blockStarts[block - 1] ?? '09-01'}` as LocalDate;
  return (dayNumber(date) - dayNumber(first)) * 2 + (session === 'PM' ? 1 : 0);
}

export function sessionOfSlot(key: HalfTermKey, slot: number): { date: LocalDate; session: Session } {
  return {
    date: fromDayNumber(dayNumber(halfTermSpan(key).first) + (slot >> 1)),
    session: slot % 2 === 0 ? 'AM' : 'PM',
  };
}
