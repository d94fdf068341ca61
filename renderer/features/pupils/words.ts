import type { EnrolmentStatus, Enrolment } from '../../../shared/pupils/pupil.ts';
import type { RollState } from '../../data/queries/pupils.ts';
import { formatDate } from '../../ui/format.ts';
import { rollWords } from './filter-rows.ts';

export const shortStatus: Record<EnrolmentStatus, string> = {
  C: 'Single',
  M: 'Main',
  S: 'Subsidiary',
  G: 'Guest',
};

/** 'Subsidiary', or why the pupil is not on roll: 'Left Fri 17 Jul 2026'. */
export function statusWords(enrolment: Enrolment | undefined, state: RollState): string {
  if (enrolment === undefined) return rollWords.never;
  if (state === 'on') return shortStatus[enrolment.status];
  if (state === 'notYet') return `Starts ${formatDate(enrolment.from)}`;
  return enrolment.to === undefined ? rollWords.left : `Left ${formatDate(enrolment.to)}`;
}

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
