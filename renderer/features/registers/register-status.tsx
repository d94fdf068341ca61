import { Group, Text } from '@mantine/core';
import type { RegisterView } from '../../data/queries/registers.ts';
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
  if (view.closing !== null) return <StatusBadge tone="quiet">{`Closed at ${view.closing.closedAt}`}</StatusBadge>;
  if (expected.length === 0) return <StatusBadge tone="quiet">Nobody expected here now</StatusBadge>;
  if (done === expected.length) return <StatusBadge tone="good">{`Taken, ${done} of ${expected.length}`}</StatusBadge>;
  if (done === 0) return <StatusBadge tone="attention">{`Not taken, 0 of ${expected.length}`}</StatusBadge>;
  return <StatusBadge tone="attention">{`${done} of ${expected.length}`}</StatusBadge>;
}

/** What was just done, and the moment it was kept. Until there is something to say, how to begin. */
export function RegisterSaid({ said, help }: { readonly said: Said | null; readonly help: string }) {
  const shown = said !== null && !(said.bad && said.enrolment !== null) ? said : null;
  return (
    <div className={classes['said'] ?? ''}>
      {shown === null && <Text c="dimmed">{help}</Text>}
      <Group gap="sm" role="status" aria-live="polite">
        {shown !== null && (
          <Text {...(shown.bad ? { c: 'var(--mantine-color-error)', fw: 600 } : {})}>{shown.words}</Text>
        )}
        {shown?.keptAt != null && <Text fw={650}>{`Kept ${shown.keptAt}`}</Text>}
      </Group>
    </div>
  );
}
