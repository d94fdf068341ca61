import { VisuallyHidden } from '@mantine/core';
import { codeInfo } from '../../shared/attendance/codes.ts';
import type { Code, StatisticalClass } from '../../shared/attendance/types.ts';
import classes from './mark-cell.module.css';

interface MarkCellProps {
  /** Null where there is no mark. */
  readonly code: Code | null;
  /** The original entry, where the mark was amended. */
  readonly original?: Code | null;
  /** Beside the letter where there is room, such as '7' minutes late. */
  readonly detail?: string;
  /** Narrow, for a week or a term in a row. */
  readonly compact?: boolean;
}

const tones: Record<StatisticalClass, string> = {
  present: 'present',
  approvedActivity: 'approved',
  authorisedAbsence: 'authorised',
  unauthorisedAbsence: 'unauthorised',
  notPossible: 'not-possible',
  administrative: 'administrative',
};

function wordsOf(code: Code | null, original: Code | null | undefined): string {
  const now = code === null ? 'No mark' : codeInfo(code).label;
  if (original === undefined) return now;
  return `${now}, amended from ${original === null ? 'no mark' : `${original} ${codeInfo(original).label}`}`;
}

/** One mark in a cell of fixed size, so that a column reads like a paper register: its letter, and a corner if amended. */
export function MarkCell({ code, original, detail, compact = false }: MarkCellProps) {
  const amended = original !== undefined;
  return (
    <span
      className={classes['cell'] ?? ''}
      data-tone={code === null ? 'none' : tones[codeInfo(code).statisticalClass]}
      data-amended={amended || undefined}
      data-compact={compact || undefined}
      title={wordsOf(code, original)}
    >
      <span aria-hidden="true" className={classes['code'] ?? ''}>
        {code ?? '–'}
        {detail !== undefined && <small>{detail}</small>}
      </span>
      {amended && (
        <span aria-hidden="true" className={classes['original'] ?? ''}>
          {original ?? '–'}
        </span>
      )}
      <VisuallyHidden>
        {code === null ? '' : `${code} `}
        {wordsOf(code, original)}
        {detail !== undefined && ` ${detail}`}
      </VisuallyHidden>
    </span>
  );
}
