import type { LocalDate } from './local-date.ts';

/** True from the first day to the last, both included. No `to` means it is still open. */
export type Effective = { readonly from: LocalDate; readonly to?: LocalDate | undefined };

export function isEffective(span: Effective, on: LocalDate): boolean {
  return span.from <= on && (span.to === undefined || on <= span.to);
}

/** True where at least one day lies in both. */
export function shareDays(a: Effective, b: Effective): boolean {
  return (a.to === undefined || b.from <= a.to) && (b.to === undefined || a.from <= b.to);
}

/** The part of a span inside [first, last], or null where they do not meet. */
export function clip(span: Effective, first: LocalDate, last: LocalDate): { from: LocalDate; to: LocalDate } | null {
  const from = span.from > first ? span.from : first;
  const to = span.to !== undefined && span.to < last ? span.to : last;
  return from <= to ? { from, to } : null;
}
