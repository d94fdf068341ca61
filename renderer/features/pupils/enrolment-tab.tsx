import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { may } from '../../../shared/centre/staff.ts';
import { enrolmentStatusLabels, type Enrolment } from '../../../shared/pupils/pupil.ts';
import { changeEnrolment, enrol } from '../../data/acts/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate } from '../../ui/format.ts';
import { EndEnrolment } from './end-enrolment.tsx';
import { EnrolmentForm } from './enrolment-form.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { useOpenFile } from './pupil-screen.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { SuspensionsCard } from './suspensions-card.tsx';
import { useNames } from '../../data/use-names.ts';

/** The pupil's stays on our register, newest first, and suspensions. */
export function EnrolmentTab() {
  const session = useSession();
  const { pupil, enrolments } = useOpenFile();
  const [adding, setAdding] = useState(false);
  const mayEdit = may(session.member.role, 'editPupils');
  const stillOn = enrolments.some(({ to, status }) => to === undefined && status !== 'G');
  return (
    <>
      {adding && (
        <SectionCard title="New enrolment">
          <EnrolmentForm
            label="New enrolment"
            saveLabel="Enrol"
            onSave={(values) => enrol(session, pupil.id, values)}
            onDone={() => setAdding(false)}
          />
        </SectionCard>
      )}
      {enrolments.length === 0 && !adding && (
        <EmptyState title="Never on roll here">Enrol the pupil so that registers hold their name.</EmptyState>
      )}
      {enrolments.map((stay) => (
        <StayCard key={stay.id} stay={stay} mayEdit={mayEdit} />
      ))}
      {mayEdit && !adding && !stillOn && (
        <Group>
          <Button onClick={() => setAdding(true)}>Enrol</Button>
        </Group>
      )}
      <SuspensionsCard />
    </>
  );
}

function StayCard({ stay, mayEdit }: { readonly stay: Enrolment; readonly mayEdit: boolean }) {
  const session = useSession();
  const names = useNames();
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const close = (): void => setOpen(null);
  const title =
    stay.to === undefined
      ? `On roll from ${formatDate(stay.from)}`
      : `${formatDate(stay.from)} to ${formatDate(stay.to)}`;
  if (open === 'change') {
    return (
      <SectionCard title={title}>
        <EnrolmentForm
          label="Enrolment"
          shown={stay}
          saveLabel="Save"
          onSave={(values) => changeEnrolment(session, stay, values)}
          onDone={close}
        />
      </SectionCard>
    );
  }
  return (
    <SectionCard
      title={title}
      action={
        mayEdit &&
        open === null && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setOpen('change')}>
              Change
            </Button>
            <Button variant="default" onClick={() => setOpen('end')}>
              {stay.to === undefined ? 'Take off the roll' : 'Change the last day'}
            </Button>
          </Group>
        )
      }
    >
      {open === 'end' ? (
        <EndEnrolment stay={stay} onDone={close} />
      ) : (
        <FactsList
          facts={[
            { label: 'Status', value: enrolmentStatusLabels[stay.status] },
            { label: 'Route', value: stay.route },
            { label: 'Home school', value: names.get(stay.homeSchool ?? '') },
            ...(stay.to === undefined
              ? []
              : [
                  { label: 'Last day on roll', value: formatDate(stay.to) },
                  { label: 'Ground', value: stay.ground },
                ]),
          ]}
        />
      )}
    </SectionCard>
  );
}
