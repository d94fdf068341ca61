import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { PartTimePlan } from '../../../../shared/pupils/group.ts';
import { today } from '../../../data/clock.ts';
import { keepPartTime } from '../../../data/acts/groups.ts';
import { useSession } from '../../../data/session-context.ts';
import { formatDate, formatRange } from '../../../ui/format.ts';
import { useAct } from '../../../ui/form/use-act.ts';
import { Notice } from '../../../ui/notice.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import { PartTimeForm } from './part-time-form.tsx';

interface PartTimeCardProps {
  readonly pupil: string;
  readonly plans: readonly PartTimePlan[];
  readonly mayEdit: boolean;
}

/** Agreed part-time timetables with their end and their reviews. */
export function PartTimeCard({ pupil, plans, mayEdit }: PartTimeCardProps) {
  const [open, setOpen] = useState<PartTimePlan | 'new' | null>(null);
  return (
    <SectionCard
      title="Part-time timetables"
      action={
        mayEdit && (
          <Button variant="default" onClick={() => setOpen('new')}>
            Record a part-time timetable
          </Button>
        )
      }
    >
      {plans.length === 0 && <Text c="dimmed">None agreed.</Text>}
      {plans.map((plan) => (
        <Plan key={plan.id} plan={plan} onChange={mayEdit ? () => setOpen(plan) : undefined} />
      ))}
      {open !== null && (
        <PartTimeForm pupil={pupil} {...(open === 'new' ? {} : { shown: open })} onClose={() => setOpen(null)} />
      )}
    </SectionCard>
  );
}

function Plan({ plan, onChange }: { readonly plan: PartTimePlan; readonly onChange: (() => void) | undefined }) {
  const session = useSession();
  const act = useAct();
  const date = today();
  const { id: _id, pupil, ...values } = plan;
  const done = (on: string): void =>
    act.run(() =>
      keepPartTime(
        session,
        pupil,
        { ...values, reviews: plan.reviews.map((review) => (review.on === on ? { ...review, done: true } : review)) },
        plan,
      ),
    );
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Group gap="xs">
          <Text fw={650}>{formatRange(plan.from, plan.to)}</Text>
          {plan.to < date && <StatusBadge tone="quiet">Ended</StatusBadge>}
        </Group>
        {onChange !== undefined && (
          <Button
            variant="default"
            aria-label={`Change the part-time timetable from ${formatDate(plan.from)}`}
            onClick={onChange}
          >
            Change
          </Button>
        )}
      </Group>
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      {plan.reviews.map(({ on, done: isDone }) => (
        <Group key={on} gap="xs">
          <Text>{`Review ${formatDate(on)}`}</Text>
          {isDone ? (
            <StatusBadge tone="good">Done</StatusBadge>
          ) : (
            <>
              {on < date && <StatusBadge tone="problem">Overdue</StatusBadge>}
              {onChange !== undefined && (
                <Button variant="default" aria-label={`Review of ${formatDate(on)} is done`} onClick={() => done(on)}>
                  Done
                </Button>
              )}
            </>
          )}
        </Group>
      ))}
    </Stack>
  );
}
