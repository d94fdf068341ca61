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
