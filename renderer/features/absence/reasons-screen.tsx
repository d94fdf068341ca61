import { Stack } from '@mantine/core';
import { useState } from 'react';
import { today } from '../../data/clock.ts';
import { readOpenReasons } from '../../data/queries/open-reasons.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useActions } from '../../ui/actions/registry.ts';
import { counted } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import classes from './absence.module.css';
import { AbsenceTabs } from './absence-tabs.tsx';
import { PupilReasonsCard, type Resolving } from './pupil-reasons.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { byPupil } from './reason-words.ts';

/** Every N that stands and how long there is left to find its reason. */
export function ReasonsScreen() {
  const session = useSession();
  const date = today();
  const open = useLoaded(() => readOpenReasons(session, date), [date]);
  const [resolving, setResolving] = useState<Resolving | null>(null);
  const [kept, setKept] = useState('');
  const pupils = byPupil(open ?? []);
  useActions(
    pupils.length > 0
      ? [
          {
            id: 'absence reason',
            label: 'Enter the reason of the first in the list',
            section: 'Absence',
            keys: 'e',
            run: () => {
              const [first] = pupils;
              if (first !== undefined) setResolving({ open: first.open, proposesO: false });
            },
          },
        ]
      : [],
  );
  const overdue = open?.filter(({ clock }) => clock.state === 'overdue').length ?? 0;
  const soon = open?.filter(({ clock }) => clock.state === 'warning').length ?? 0;
  return (
    <>
      <PageHeading
        title="Reasons still to find"
        subtitle="The reason for every N must be entered within five school days; after that the mark must become O."
      />
      <AbsenceTabs current="reasons" />
      <Stack gap="lg">
        {kept !== '' && <Notice kind="success" title={kept} />}
        {open?.length === 0 && <EmptyState title="No reasons to find">No mark stands at N.</EmptyState>}
        {overdue > 0 && (
          <Notice kind="warning" standing title={`${counted(overdue, 'mark')} must now become O`}>
            The fifth school day has passed. Enter the reason if you have it; otherwise make it O.
          </Notice>
        )}
        {soon > 0 && (
          <Notice kind="information" standing title={`${counted(soon, 'mark')} will run out within two school days`} />
        )}
        <ul className={classes['list'] ?? ''}>
          {pupils.map((entry) => (
            <li key={entry.pupil.id}>
              <PupilReasonsCard {...entry} onResolve={setResolving} />
            </li>
          ))}
        </ul>
      </Stack>
      {resolving !== null && (
        <ReasonDialog
          {...resolving}
          onClose={() => setResolving(null)}
          onKept={(words) => {
            setResolving(null);
            setKept(words);
          }}
        />
      )}
    </>
  );
}
