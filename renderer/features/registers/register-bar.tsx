import { Button, Group, SegmentedControl } from '@mantine/core';
import type { RefCallback } from 'react';
import { IconArrowBackUp, IconChecks } from '@tabler/icons-react';
import { today } from '../../data/clock.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { offersRest } from './rest.ts';
import { RegisterSaid, RegisterState } from './register-status.tsx';
import type { Entry } from './use-entry.ts';
import classes from './register.module.css';

export type Mode = 'list' | 'cards';

const help: Record<RegisterView['head']['records'], Record<Mode, string>> = {
  marks: {
    list: 'Type / for present, L and the minutes for late, N for not there. Enter shows every code, H the history.',
    cards: 'Touch Present, Late or Absent. Other shows every code in words, and the history.',
  },
  observations: {
    list: 'Type / for seen, L and the minutes for late, N for not there. The mark follows from what you saw.',
    cards: 'Touch Seen, Late or Not there. The mark follows from what you saw.',
  },
};

interface RegisterBarProps {
  readonly view: RegisterView;
  readonly entry: Entry;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  /** Whose height the heading of the list stays below. */
  readonly measure: RefCallback<HTMLElement>;
}

/** Stays in sight while the register scrolls: the rest, undo, how far it is, and what was kept last. */
export function RegisterBar({ view, entry, mode, onMode, measure }: RegisterBarProps) {
  return (
    <div className={classes['bar'] ?? ''}>
      <div ref={measure}>
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            {offersRest(view, today()) && entry.rows.length > 0 && (
              <Button leftSection={<IconChecks size={20} aria-hidden="true" />} onClick={entry.markRest}>
                Mark the rest present
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={20} aria-hidden="true" />}
              onClick={entry.undo}
            >
              Undo
            </Button>
          </Group>
          <Group gap="sm">
            <RegisterState view={view} rows={entry.rows} />
            <SegmentedControl
              aria-label="Show the register as"
              size="md"
              value={mode}
              onChange={(value) => onMode(value === 'cards' ? 'cards' : 'list')}
              data={[
                { value: 'list', label: 'List' },
                { value: 'cards', label: 'Cards' },
              ]}
            />
          </Group>
        </Group>
        <RegisterSaid said={entry.said} help={help[view.head.records][mode]} />
      </div>
    </div>
  );
}
