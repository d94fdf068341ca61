import { counted } from '../../ui/format.ts';
import { restsOnFew, type AttendanceFigures } from '../../../shared/attendance/statistics.ts';
import type { EnrolmentStatus } from '../../../shared/pupils/pupil.ts';

/** 'Severe', 'Persistent' or nothing; told apart from a figure that rests on few sessions. */
export function absenceStatus(figures: AttendanceFigures): string {
  if (figures.persistent !== true) return '';
  const words = figures.severe === true ? 'Severe' : 'Persistent';
  return restsOnFew(figures) ? `${words}, few sessions` : words;
}

export const statusWords: Readonly<Record<EnrolmentStatus, string>> = {
  C: 'Single',
  M: 'Main',
  S: 'Subsidiary',
  G: 'Guest',
};

/** '4 marks missing', 'no marks missing': stands beside every percentage. */
export function missingWords(missing: number): string {
  return missing === 0 ? 'no marks missing' : `${counted(missing, 'mark')} missing`;
}
