import type { Names } from '../../../shared/pupils/record-words.ts';
import { valuesInWords } from '../../../shared/sync/words.ts';
import type { Contest, ContestValue } from '../../data/sync/things.ts';

/** What one side of a difference says: 'L Late, 7 minutes'; 'Telephone: 01632 960771'; 'Taken back'. */
export function valueInWords(
  { type }: Pick<Contest, 'type'>,
  { values, isWithdrawal }: Pick<ContestValue, 'values' | 'isWithdrawal'>,
  names: Names,
): string {
  return isWithdrawal ? 'Taken back' : valuesInWords(type, values, names);
}
