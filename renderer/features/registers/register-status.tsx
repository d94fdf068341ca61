import { Group, Text } from '@mantine/core';
import { isMarkDay } from '../../../shared/centre/school-days.ts';
import { today } from '../../data/clock.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { closedWords } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { isEntered, type ShownRow } from './shown-row.ts';
import type { Said } from './use-acts.ts';
import classes from './register.module.css';

interface RegisterStatusProps {
  readonly view: RegisterView;
  readonly rows: readonly ShownRow[];
  readonly said: Said | null;
}

/** How far the register is, in words: 'Not taken', '8 of 12', 'Taken', 'Closed at 09:31'. */
export function RegisterState({ view, rows }: Pick<RegisterStatusProps, 'view' | 'rows'>) {
  const expected = rows.filter((row) => row.expectedHere);
  const done = expected.filter(isEntered).length;
  if (view.closing !== null) return <StatusBadge tone="quiet">{closedWords(view.closing, view.date)}</StatusBadge>;
  if (!isMarkDay(view.dayKind)) return null;
  if (view.date > today()) return <StatusBadge tone="quiet">Not due yet</StatusBadge>;
  if (expected.length === 0) return <StatusBadge tone="quiet">Nobody expected here now</StatusBadge>;
  if (done === expected.length) return <StatusBadge tone="good">{`Taken, ${done} of ${expected.length}`}</StatusBadge>;
  // A lesson has no timetable here, so nothing says that it is due.
  if (done === 0 && view.head.kind === 'lesson')
    return <StatusBadge tone="quiet">{`0 of ${expected.length}`}</StatusBadge>;
  if (done === 0) return <StatusBadge tone="attention">{`Not taken, 0 of ${expected.length}`}</StatusBadge>;
  return <StatusBadge tone="attention">{`${done} of ${expected.length}`}</StatusBadge>;
}

/** What was just done, and the moment it was kept. Until there is something to say, how to begin. */
export function RegisterSaid({ said, help }: { readonly said: Said | null; readonly help: string }) {
  return (
    <div className={classes['said'] ?? ''}>
      {said === null && <Text c="dimmed">{help}</Text>}
      <Group gap="sm" role="status" aria-live="polite">
        {said !== null && <Text {...(said.bad ? { c: 'var(--mantine-color-error)', fw: 600 } : {})}>{said.words}</Text>}
        {said?.keptAt != null && <Text fw={650}>{`Kept ${said.keptAt}`}</Text>}
      </Group>
    </div>
  );
}
