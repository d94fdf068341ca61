import type { Match, Side } from '../../../../shared/joining/match.ts';
import { nameOfRecord } from '../../../data/sync/bring/preview.ts';
import { formatDate, sortName } from '../../../ui/format.ts';

export const typeWords: Record<Match['type'], string> = {
  staff: 'Member of staff',
  place: 'Place',
  group: 'Group',
  pupil: 'Pupil',
};

/** A record of one side as people know it; of a pupil with the birthday, never with the UPN. */
export function recordWords(side: Side, type: Match['type'], id: string): string {
  if (type === 'pupil') {
    const pupil = side.pupil.find((one) => one.id === id);
    return pupil === undefined ? 'A pupil' : `${sortName(pupil)}, born ${formatDate(pupil.dob)}`;
  }
  const name = nameOfRecord(side, type, id);
  const position = type === 'staff' ? side.staff.find((one) => one.id === id)?.position : undefined;
  return position === undefined ? name : `${name}, ${position}`;
}
