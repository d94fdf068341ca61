import { attendanceCodes } from '../../../shared/attendance/codes.ts';
import type { CodeCounts } from '../../../shared/attendance/types.ts';
import { counted } from '../../ui/format.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import classes from './calendar.module.css';

/** What each code on the calendar means, and how often it stands. */
export function CodesUsed({ counts }: { readonly counts: CodeCounts }) {
  const used = attendanceCodes.filter(({ code }) => (counts[code] ?? 0) > 0);
  return (
    <ul className={classes['codes'] ?? ''} aria-label="Codes explained">
      {used.map(({ code, meaning }) => (
        <li key={code}>
          <MarkCell code={code} />
          <span>{counted(counts[code] ?? 0, 'session')}</span>
          <span>{meaning}</span>
        </li>
      ))}
    </ul>
  );
}
