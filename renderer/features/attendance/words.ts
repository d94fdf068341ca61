import { counted } from '../../ui/format.ts';
import type { AttendanceFigures } from '../../../shared/attendance/statistics.ts';
import type { EnrolmentStatus } from '../../../shared/pupils/pupil.ts';

/** Fewer possible sessions than two school weeks say little yet. */
const fewSessions = 20;

/** 'Severe', 'Persistent' or nothing; told apart from a figure that rests on few sessions. */
export function absenceStatus({ persistent, severe, possible }: AttendanceFigures): string {
  if (persistent !== true) return '';
  const words = severe === true ? 'Severe' : 'Persistent';
  return possible < fewSessions ? `${words} (early)` : words;
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
