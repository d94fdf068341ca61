import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { may } from '../../../shared/centre/staff.ts';
import { suspension as declaration, type Suspension } from '../../../shared/pupils/pupil.ts';
import { keepSuspension } from '../../data/acts/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { holdsTier } from '../../data/session.ts';
import { RecordForm } from '../../ui/form/record-form.tsx';
import type { Helps } from '../../ui/form/record-values.ts';
import { formatDate, formatSession } from '../../ui/format.ts';
import { useOpenFile } from './pupil-screen.tsx';
import { SectionCard } from '../../ui/section-card.tsx';

const halves = [
  { value: 'AM', label: 'Morning' },
  { value: 'PM', label: 'Afternoon' },
];
const helps: Helps = {
  kind: {
    choices: [
      { value: 'suspension', label: 'Suspension' },
      { value: 'permanent', label: 'Permanent exclusion' },
    ],
  },
  fromSession: { choices: halves },
  to: { description: 'Empty for a permanent exclusion' },
  toSession: { choices: halves },
};

/** Suspensions and permanent exclusions: mark E may stand only for a session that one of them covers. */
export function SuspensionsCard() {
  const session = useSession();
  const { pupil, suspensions } = useOpenFile();
  const [open, setOpen] = useState<Suspension | 'new' | null>(null);
  const mayEdit = may(session.member.role, 'editPupils');
  const fields = ['kind', 'from', 'fromSession', 'to', 'toSession'] as const;
  const names = holdsTier(session, 'sensitive') ? ([...fields, 'reason'] as const) : fields;
  const shown = open === 'new' || open === null ? undefined : open;
  return (
    <SectionCard
      title="Suspensions"
      action={
        mayEdit &&
        open === null && (
          <Button variant="default" onClick={() => setOpen('new')}>
            Record a suspension
          </Button>
        )
      }
    >
      {open === null ? (
        <Stack gap="xs">
          {suspensions.length === 0 && <Text c="dimmed">None recorded.</Text>}
          {suspensions.map((span) => (
            <Group key={span.id} justify="space-between">
              <Text>{spanWords(span)}</Text>
              {mayEdit && (
                <Button variant="default" aria-label={`Change: ${spanWords(span)}`} onClick={() => setOpen(span)}>
                  Change
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      ) : (
        <RecordForm
          label="Suspension"
          declaration={declaration}
          names={names}
          {...(shown === undefined
            ? { proposed: { kind: 'suspension', fromSession: 'AM', toSession: 'PM' } }
            : { record: shown })}
          helps={helps}
          saveLabel="Save"
          onSave={({ pupil: _pupil, ...values }) => keepSuspension(session, pupil.id, values, shown)}
          onDone={() => setOpen(null)}
          onCancel={() => setOpen(null)}
        />
      )}
    </SectionCard>
  );
}

function spanWords({ kind, from, fromSession, to, toSession }: Suspension): string {
  const what = kind === 'permanent' ? 'Permanent exclusion' : 'Suspension';
  const start = `${formatDate(from)} ${formatSession(fromSession).toLowerCase()}`;
  if (to === undefined) return `${what} from ${start}`;
  return `${what}, ${start} to ${formatDate(to)} ${formatSession(toSession ?? 'PM').toLowerCase()}`;
}
