import { parseLocalDate } from '../lib/local-date.ts';
import type { closureKinds } from './centre.ts';

/** A term while it is typed; days are 'YYYY-MM-DD', '' until they are entered, or what was typed and is no day. */
export type TermDraft = { readonly key: string; readonly name: string; readonly from: string; readonly to: string };
export type ClosureDraft = {
  readonly key: string;
  readonly kind: (typeof closureKinds)[number];
  readonly from: string;
  readonly to: string;
  readonly note: string;
};

type Span = { readonly key: string; readonly from: string; readonly to: string };

function dayProblems(span: Span, what: string): Record<string, string> {
  const problems: Record<string, string> = {};
  if (parseLocalDate(span.from) === null)
    problems[`${span.key}-from`] = `Enter the first day of ${what}, such as 2 Sep 2026`;
  if (parseLocalDate(span.to) === null)
    problems[`${span.key}-to`] = `Enter the last day of ${what}, such as 18 Dec 2026`;
  else if (parseLocalDate(span.from) !== null && span.to < span.from)
    problems[`${span.key}-to`] = `The last day of ${what} is before its first day`;
  return problems;
}

function isWhole({ from, to }: Span): boolean {
  return parseLocalDate(from) !== null && parseLocalDate(to) !== null;
}

function overlaps(spans: readonly Span[], words: string): Record<string, string> {
  const problems: Record<string, string> = {};
  spans.forEach((span, index) => {
    const other = spans.slice(0, index).find(({ from, to }) => span.from <= to && from <= span.to);
    if (other !== undefined && isWhole(span) && isWhole(other)) problems[`${span.key}-from`] = words;
  });
  return problems;
}

/** What is wrong with the terms and closures of a centre, by '<row key>-<field>'; empty where nothing is. */
export function yearProblems(terms: readonly TermDraft[], closures: readonly ClosureDraft[]): Record<string, string> {
  const problems: Record<string, string> = {
    ...overlaps(terms, 'This term begins before another has ended'),
    ...overlaps(closures, 'This closure covers days of another closure'),
  };
  for (const term of terms) {
    const what = term.name.trim() === '' ? 'the term' : term.name.trim();
    if (term.name.trim() === '') problems[`${term.key}-name`] = 'Enter a name for the term, such as Autumn term 2026';
    Object.assign(problems, dayProblems(term, what));
  }
  for (const closure of closures) Object.assign(problems, dayProblems(closure, 'the closure'));
  if (terms.length === 0) problems['terms'] = 'Enter at least one term: without it no day is a school day';
  return problems;
}
