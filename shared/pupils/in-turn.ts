import { isEffective, type Effective } from '../lib/effective.ts';
import { addDays, type LocalDate } from '../lib/local-date.ts';

type Span = Effective & { readonly id: string; readonly pupil: string };

/** A span as it counts beside others of the same person: on no day is there more than one. */
export interface InTurn<S> {
  readonly span: S;
  /** The days left to it; null where others cover all of it. */
  readonly counts: Effective | null;
}

/**
 * Stays on the roll, or places in one group, of a person who has several files: the one that began first counts until it ends,
 * then the next, so that nobody is on the roll twice in a day. Of two that began on one day, that of the file that stands. Pure.
 */
export function inTurn<S extends Span>(spans: readonly S[], standing: string): InTurn<S>[] {
  const inOrder = spans.toSorted((a, b) => before(a, b, standing));
  let coveredTo: LocalDate | 'always' | null = null;
  return inOrder.map((span): InTurn<S> => {
    const from: LocalDate | null = freeFrom(span, coveredTo);
    const isLeft = from !== null && (span.to === undefined || from <= span.to);
    coveredTo = later(coveredTo, span.to);
    return { span, counts: isLeft ? { from, ...(span.to === undefined ? {} : { to: span.to }) } : null };
  });
}

function before(a: Span, b: Span, standing: string): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if ((a.pupil === standing) !== (b.pupil === standing)) return a.pupil === standing ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function freeFrom({ from }: Span, coveredTo: LocalDate | 'always' | null): LocalDate | null {
  if (coveredTo === null) return from;
  if (coveredTo === 'always') return null;
  const next = addDays(coveredTo, 1);
  return next > from ? next : from;
}

function later(a: LocalDate | 'always' | null, b: LocalDate | undefined): LocalDate | 'always' {
  if (b === undefined || a === 'always') return 'always';
  return a !== null && a > b ? a : b;
}

/** The one that counts on a day; undefined where none does. */
export function countsOn<S extends Span>(turns: readonly InTurn<S>[], date: LocalDate): S | undefined {
  return turns.find(({ counts }) => counts !== null && isEffective(counts, date))?.span;
}
