import { expect, it } from 'vitest';
import { yearProblems } from '../../../shared/centre/check-year.ts';

const autumn = { key: 't1', name: 'Autumn term', from: '2026-09-02', to: '2026-12-18' };

it('a day that does not exist is told at its own box and nowhere else', () => {
  const closure = { key: 'c1', kind: 'inset' as const, from: '31/2/2026', to: '2026-10-05', note: '' };
  const other = { key: 'c2', kind: 'inset' as const, from: '2026-10-05', to: '2026-10-05', note: '' };
  expect(yearProblems([autumn], [closure, other])).toEqual({
    'c1-from': 'Enter the first day of the closure, such as 2 Sep 2026',
  });
});

it('two closures on the same day, and a term that ends before it begins, are told', () => {
  const day = { kind: 'inset' as const, from: '2026-10-05', to: '2026-10-05', note: '' };
  const found = yearProblems(
    [{ ...autumn, to: '2026-09-01' }],
    [
      { key: 'c1', ...day },
      { key: 'c2', ...day },
    ],
  );
  expect(Object.keys(found).sort()).toEqual(['c2-from', 't1-to']);
});
