import { classOf } from '../../../shared/attendance/codes.ts';
import type { Code, MarkUnit } from '../../../shared/attendance/types.ts';
import { formatMinutes } from '../../ui/format.ts';
import type { SeenEntry } from './shown-row.ts';

/** The same keys as for marks: / seen, L late, N (or O) not there. Null for every other code. */
export function seenOfUnit({ code, minutesLate }: MarkUnit): SeenEntry | null {
  if (code === 'L') return { seen: 'late', ...(minutesLate === undefined ? {} : { minutesLate }) };
  if (classOf(code) === 'present') return { seen: 'present' };
  return code === 'N' || code === 'O' ? { seen: 'absent' } : null;
}

/** The codes a register of observations understands. */
export const seenCodes: ReadonlySet<Code> = new Set<Code>(['/', '\\', 'L', 'N']);

/** For the narrow column of a list: 'Seen', 'Late, 7 min', 'Not there' */
export function shortSeenWords(entry: SeenEntry): string {
  return entry.minutesLate === undefined ? seenWords(entry) : `Late, ${entry.minutesLate} min`;
}

/** 'Seen', 'Late, 7 minutes', 'Not there' */
export function seenWords({ seen, minutesLate }: SeenEntry): string {
  if (seen === 'present') return 'Seen';
  if (seen === 'absent') return 'Not there';
  return minutesLate === undefined ? 'Late' : `Late, ${formatMinutes(minutesLate)}`;
}
