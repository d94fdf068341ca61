import type { Closure, Term } from '../../../shared/centre/centre.ts';
import type { ClosureDraft, TermDraft } from '../../../shared/centre/check-year.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { altered, created, withdrawn } from '../../data/changes.ts';
import type { YearDraft } from '../../ui/centre/year-editor.tsx';

function byDay(a: { from: string }, b: { from: string }): number {
  return a.from < b.from ? -1 : 1;
}

/** What is kept, as the editor shows it: in the order of the year, each row under its record's id. */
export function draftOfYear(terms: readonly Term[], closures: readonly Closure[]): YearDraft {
  return {
    terms: terms.toSorted(byDay).map(({ id, name, from, to }) => ({ key: id, name, from, to })),
    closures: closures.toSorted(byDay).map(({ id, kind, from, to, note = '' }) => ({ key: id, kind, from, to, note })),
  };
}

/** The days of a draft that `yearProblems` found nothing wrong with. */
function termValues({ name, from, to }: TermDraft) {
  return { name: name.trim(), from: localDate(from), to: localDate(to) };
}

function closureValues({ kind, from, to, note }: ClosureDraft) {
  const words = note.trim();
  return { kind, from: localDate(from), to: localDate(to), note: words === '' ? undefined : words };
}

/** What was added, altered and taken out, as one step. The draft must be free of problems. */
export function yearChanges(terms: readonly Term[], closures: readonly Closure[], draft: YearDraft): readonly Change[] {
  const changes: (Change | null)[] = [];
  for (const wanted of draft.terms) {
    const shown = terms.find(({ id }) => id === wanted.key);
    changes.push(
      shown === undefined
        ? created('term', wanted.key, termValues(wanted))
        : altered('term', shown, termValues(wanted)),
    );
  }
  for (const wanted of draft.closures) {
    const shown = closures.find(({ id }) => id === wanted.key);
    const values = closureValues(wanted);
    changes.push(shown === undefined ? created('closure', wanted.key, values) : altered('closure', shown, values));
  }
  for (const shown of terms)
    if (!draft.terms.some(({ key }) => key === shown.id)) changes.push(withdrawn('term', shown));
  for (const shown of closures)
    if (!draft.closures.some(({ key }) => key === shown.id)) changes.push(withdrawn('closure', shown));
  return changes.filter((change) => change !== null);
}
