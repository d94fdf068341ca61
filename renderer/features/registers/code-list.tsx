import { Text } from '@mantine/core';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import { codesOffered, type OfferedCode } from '../../../shared/attendance/mark-rules.ts';
import type { Code } from '../../../shared/attendance/types.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import { seenCodes } from './seen.ts';
import type { ShownRow } from './shown-row.ts';
import classes from './register.module.css';

interface CodeListProps {
  readonly row: ShownRow;
  readonly view: Pick<RegisterView, 'date' | 'session'>;
  readonly onChoose: (code: Code) => void;
}

/** A person may still say that they saw the pupil here; the other refusals stand. */
function isOpen({ refusal }: OfferedCode): boolean {
  return refusal === null || refusal.code === 'planned-elsewhere';
}

/** Every code in plain words; those that cannot be used now last, each with the reason. */
export function CodeList({ row, view, onChoose }: CodeListProps) {
  const session = useSession();
  const context = attendanceFacts(session).contextFor(row.enrolment.id, view.date, view.session);
  if (context === null) return null;
  const offered: OfferedCode[] =
    row.records === 'mark'
      ? codesOffered(context)
      : codesOffered(context)
          .filter(({ info }) => seenCodes.has(info.code) && info.code !== (view.session === 'AM' ? '\\' : '/'))
          .map(({ info }) => ({ info, refusal: null }));
  return (
    <ul className={classes['codes'] ?? ''}>
      {[...offered.filter(isOpen), ...offered.filter((code) => !isOpen(code))].map((code) => (
        <li key={code.info.code}>
          <CodeButton code={code} seen={row.records === 'observation'} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

interface CodeButtonProps {
  readonly code: OfferedCode;
  readonly seen: boolean;
  readonly onChoose: (code: Code) => void;
}

function CodeButton({ code, seen, onChoose }: CodeButtonProps) {
  const { info, refusal } = code;
  const open = isOpen(code);
  const meaning = seen
    ? info.code === 'N'
      ? 'Expected and not there'
      : info.label === 'Present'
        ? 'Seen'
        : 'Came late'
    : info.meaning;
  return (
    <button
      type="button"
      className={classes['codeButton'] ?? ''}
      aria-disabled={!open || undefined}
      onClick={() => open && onChoose(info.code)}
    >
      <MarkCell code={info.code} />
      <span>
        <Text span fw={650} display="block">
          {seen ? meaning : codeInfo(info.code).label}
        </Text>
        {!seen && (
          <Text span size="sm" c="dimmed" display="block">
            {open ? meaning : (refusal?.message ?? '')}
          </Text>
        )}
      </span>
    </button>
  );
}
