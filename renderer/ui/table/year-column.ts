import type { Pupil } from '../../../shared/pupils/pupil.ts';
import type { DataColumn } from './data-columns.ts';

/** Nursery and reception before year 1; no year at all last. */
function yearOrder(year: string | undefined): number {
  if (year === undefined) return 99;
  const early = ['N1', 'N2', 'R'].indexOf(year);
  if (early >= 0) return early - 3;
  return year === 'X' ? 98 : Number(year);
}

/** The pupil's year, in the order of the years. */
export function yearColumn<Row extends { readonly pupil: Pupil }>(): DataColumn<Row> {
  return {
    id: 'year',
    heading: 'Year',
    width: 68,
    figure: true,
    value: ({ pupil }) => yearOrder(pupil.yearGroup),
    show: ({ pupil }) => pupil.yearGroup ?? '',
  };
}
