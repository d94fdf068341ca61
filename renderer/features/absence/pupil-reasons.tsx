import { Anchor, Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { proposesO } from '../../../shared/attendance/n-clock.ts';
import type { OpenReason } from '../../data/queries/open-reasons.ts';
import { formatDay, formatSession, nameOf } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './absence.module.css';
import { dueWords, type PupilReasons } from './reason-words.ts';

export interface Resolving {
  readonly open: readonly OpenReason[];
  readonly proposesO: boolean;
}

interface PupilReasonsCardProps extends PupilReasons {
  readonly onResolve: (resolving: Resolving) => void;
}

function keyOf({ date, session }: OpenReason): string {
  return `${date} ${session}`;
}

/** The sessions of one pupil that still want a reason. All are ticked: one call usually explains them all. */
export function PupilReasonsCard({ pupil, open, onResolve }: PupilReasonsCardProps) {
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const ticked = open.filter((entry) => !unticked.has(keyOf(entry)));
  const overdue = ticked.filter(({ clock }) => proposesO(clock));
  const name = nameOf(pupil);
  const toggle = (key: string): void =>
    setUnticked((before) =>
      before.has(key) ? new Set([...before].filter((other) => other !== key)) : new Set([...before, key]),
    );
  return (
    <article className={classes['reasons'] ?? ''} aria-label={name}>
      <div>
        <Anchor component={Link} to={`/pupils/${pupil.id}`} fw={650}>
          {name}
        </Anchor>
        {pupil.yearGroup !== undefined && <Text c="dimmed">Year {pupil.yearGroup}</Text>}
      </div>
      <div className={classes['sessions'] ?? ''}>
        {open.map((entry) => (
          <SessionLine
            key={keyOf(entry)}
            entry={entry}
            ticked={!unticked.has(keyOf(entry))}
            onToggle={() => toggle(keyOf(entry))}
          />
        ))}
      </div>
      <Group gap="xs" justify="flex-end">
        {overdue.length > 0 && (
          <Button
            variant="default"
            aria-label={`Make it O: ${name}`}
            onClick={() => onResolve({ open: overdue, proposesO: true })}
          >
            Make it O
          </Button>
        )}
        <Button
          disabled={ticked.length === 0}
          aria-label={`Enter the reason: ${name}`}
          onClick={() => onResolve({ open: ticked, proposesO: false })}
        >
          Enter the reason
        </Button>
      </Group>
    </article>
  );
}

interface SessionLineProps {
  readonly entry: OpenReason;
  readonly ticked: boolean;
  readonly onToggle: () => void;
}

function SessionLine({ entry, ticked, onToggle }: SessionLineProps) {
  const due = dueWords(entry);
  return (
    <div className={classes['session'] ?? ''}>
      <Checkbox
        checked={ticked}
        label={`${formatDay(entry.date)}, ${formatSession(entry.session).toLowerCase()}`}
        onChange={onToggle}
      />
      <StatusBadge tone={due.tone}>{due.title}</StatusBadge>
      <Text size="sm" c="dimmed">
        {due.detail}
      </Text>
    </div>
  );
}
