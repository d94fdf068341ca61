import { academicYearOf, localDate } from '../lib/local-date.ts';
import type { LocalDate } from '../lib/local-date.ts';

/** A: autumn, B: spring, C: summer, each in two halves, so that keys sort in the order of time. */
export type HalfTermBlock = 'A1' | 'A2' | 'B1' | 'B2' | 'C1' | 'C2';

/** '2026-A1': the academic year begins on 1 September of the year named. */
export type HalfTermKey = `${number}-${HalfTermBlock}`;

/**
 * Fixed days, so that a key never changes when term dates are edited. They are near the usual half terms in England
 * (16 February and 6 April lie between them in most years); they are storage buckets, never shown as the school's terms.
 */
const starts: readonly { readonly block: HalfTermBlock; readonly from: string; readonly to: string }[] = [
  { block: 'B1', from: '01-01', to: '02-15' },
  { block: 'B2', from: '02-16', to: '04-05' },
  { block: 'C1', from: '04-06', to: '05-31' },
  { block: 'C2', from: '06-01', to: '08-31' },
  { block: 'A1', from: '09-01', to: '10-31' },
  { block: 'A2', from: '11-01', to: '12-31' },
];

/** The one bucket a day belongs to. Depends on the day alone. */
export function halfTermKey(date: LocalDate): HalfTermKey {
  const monthDay = date.slice(5);
  const found = starts.findLast((entry) => entry.from <= monthDay);
  if (found === undefined) throw new Error('Every day of a year has a half term');
  return `${academicYearOf(date)}-${found.block}`;
}

/** First and last day of the bucket, both included. The longest (C2) has 92 days. */
export function halfTermRange(key: HalfTermKey): { from: LocalDate; to: LocalDate } {
  const [year = '', block = ''] = key.split('-');
  const found = starts.find((entry) => entry.block === block);
  if (found === undefined) throw new Error(`Not a half term: ${key}`);
  const calendarYear = block.startsWith('A') ? +year : +year + 1;
  return { from: localDate(`${calendarYear}-${found.from}`), to: localDate(`${calendarYear}-${found.to}`) };
}

/** Keys of every bucket that holds a day of [from, to], in the order of time; empty where `to` is before `from`. */
export function halfTermKeysIn(from: LocalDate, to: LocalDate): HalfTermKey[] {
  const blocks: readonly HalfTermBlock[] = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
  if (to < from) return [];
  const first = halfTermKey(from);
  const last = halfTermKey(to);
  const keys: HalfTermKey[] = [];
  for (let year = academicYearOf(from); year <= academicYearOf(to); year += 1) {
    for (const block of blocks) keys.push(`${year}-${block}`);
  }
  return keys.filter((key) => key >= first && key <= last);
}
