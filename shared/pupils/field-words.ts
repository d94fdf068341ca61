/** What stands for the codes of a pupil's file on forms and in histories. */
export const sexWords = { F: 'Female', M: 'Male', U: 'Not known' } as const;
export const senWords = {
  N: 'No special educational need',
  K: 'SEN support',
  E: 'Education, health and care plan',
} as const;

/** 'Year 9'; 'Reception'; '' where none is recorded. */
export function yearWords(year: string | undefined): string {
  if (year === undefined) return '';
  if (year === 'R') return 'Reception';
  if (year === 'X') return 'No year group applies';
  return year.startsWith('N') ? `Nursery ${year.slice(1)}` : `Year ${year}`;
}

export const yearGroups = ['R', ...Array.from({ length: 14 }, (_, index) => String(index + 1)), 'N1', 'N2', 'X'].map(
  (value) => ({ value, label: yearWords(value) }),
);
