import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { patternOn } from '../../../../shared/attendance/week-pattern.ts';
import { may } from '../../../../shared/centre/staff.ts';
import type { WeekPattern } from '../../../../shared/pupils/group.ts';
import { withdrawWeek } from '../../../data/acts/groups.ts';
import { today } from '../../../data/clock.ts';
import { useSession } from '../../../data/session-context.ts';
import { useRecords } from '../../../data/use-data.ts';
import { useActions } from '../../../ui/actions/registry.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { formatDate } from '../../../ui/format.ts';
import { useAct } from '../../../ui/form/use-act.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useFocusInPlace } from '../../../ui/focus-in-place.ts';
import { useOpenFile } from '../pupil-screen.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import { useNames } from '../../../data/use-names.ts';
import { PartTimeCard } from './part-time-card.tsx';
import { PartTimeForm } from './part-time-form.tsx';
import { WeekEditor } from './week-editor.tsx';
import { WeekGrid } from './week-grid.tsx';

const noProblems: ReadonlySet<number> = new Set();

/** Which setting expects the pupil when: the week in force, the others, and agreed part-time timetables. */
export function WeekTab() {
  const session = useSession();
  const { pupil } = useOpenFile();
  const names = useNames();
  const date = today();
  const [editing, setEditing] = useState(false);
  const { editor, opener } = useFocusInPlace(editing);
  const [agreeing, setAgreeing] = useState(false);
  const weeks = useRecords('weekPattern').filter((week) => week.pupil === pupil.id);
  const partTime = useRecords('partTimePlan').filter((plan) => plan.pupil === pupil.id);
  const current = patternOn(weeks, date);
  const others = weeks.filter(({ id }) => id !== current?.id).sort((a, b) => (a.from > b.from ? -1 : 1));
  const mayEdit = may(session.member.role, 'editGroups');
  useActions(
    mayEdit && !editing
      ? [{ id: 'week edit', label: 'Change the week', section: 'This pupil', keys: 'e', run: () => setEditing(true) }]
      : [],
  );
  if (editing) {
    return (
      <SectionCard title="A new week">
        <div ref={editor}>
          <WeekEditor
            start={current ?? undefined}
            from={date}
            partTime={partTime}
            onAgreePartTime={() => setAgreeing(true)}
            onDone={() => setEditing(false)}
          />
        </div>
        {agreeing && <PartTimeForm pupil={pupil.id} onClose={() => setAgreeing(false)} />}
      </SectionCard>
    );
  }
  return (
    <>
      <SectionCard
        title={current === null ? 'The week' : `The week since ${formatDate(current.from)}`}
        action={
          mayEdit && (
            <Button ref={opener} onClick={() => setEditing(true)}>
              {current === null ? 'Set the week' : 'Change the week'}
            </Button>
          )
        }
      >
        {current === null ? (
          <Notice kind="warning" title="No week is set" standing>
            No setting says that it expects this pupil, so no register can say where they should be.
          </Notice>
        ) : (
          <WeekGrid cells={current.sessions} names={names} wrong={noProblems} chosen={null} />
        )}
      </SectionCard>
      {others.length > 0 && (
        <SectionCard title="Other weeks">
          {others.map((week) => (
            <OtherWeek
              key={week.id}
              week={week}
              coming={week.from > date}
              beside={weeks.some(({ id, from }) => id !== week.id && from === week.from)}
              mayEdit={mayEdit}
            />
          ))}
        </SectionCard>
      )}
      <PartTimeCard pupil={pupil.id} plans={partTime} mayEdit={mayEdit} />
    </>
  );
}

interface OtherWeekProps {
  readonly week: WeekPattern;
  readonly coming: boolean;
  /** Another week begins on the same day: one of the two is taken back, also when it has begun. */
  readonly beside: boolean;
  readonly mayEdit: boolean;
}

function OtherWeek({ week, coming, beside, mayEdit }: OtherWeekProps) {
  const session = useSession();
  const names = useNames();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={650}>{`${coming ? 'Starts' : 'From'} ${formatDate(week.from)}`}</Text>
        {mayEdit && (coming || beside) && (
          <Button variant="default" onClick={() => setAsking(true)}>
            Take back
          </Button>
        )}
      </Group>
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <WeekGrid cells={week.sessions} names={names} wrong={noProblems} chosen={null} />
      <ConfirmDialog
        opened={asking}
        title="Take this week back?"
        confirmLabel="Take back"
        busy={act.busy}
        onConfirm={() => act.run(() => withdrawWeek(session, week))}
        onCancel={() => setAsking(false)}
      >
        {beside ? 'The other week of that day stays.' : 'The week before it stays in force.'} The history keeps that it
        was planned.
      </ConfirmDialog>
    </Stack>
  );
}
