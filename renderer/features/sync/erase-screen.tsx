import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import { useSync } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import type { SyncStatus } from '../../data/sync/status.ts';
import { useRecord } from '../../data/use-data.ts';
import { counted, nameOf } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { EraseForm } from './erase-form.tsx';
import { EraseFacts } from './erase-facts.tsx';
import classes from './sync.module.css';

/** An administrator erases a pupil everywhere, or learns why that cannot be done now. */
export function EraseScreen() {
  const { id = '' } = useParams();
  const { member } = useSession();
  const pupil = useRecord('pupil', id);
  const [isErased, setIsErased] = useState(false);
  if (member.role !== 'administrator') return <Navigate to="/pupils" replace />;
  if (isErased) return <Erased />;
  if (pupil === undefined) return <Navigate to="/pupils" replace />;
  return <OpenErasure pupil={pupil} onErased={() => setIsErased(true)} />;
}

function OpenErasure({ pupil, onErased }: { readonly pupil: Pupil; readonly onErased: () => void }) {
  const why = whyNot(useSync());
  return (
    <div className={classes['narrow'] ?? ''}>
      <PageHeading title={`Erase ${nameOf(pupil)}’s records`} subtitle="Everywhere, and for good" />
      <Stack gap="lg">
        <EraseFacts pupil={pupil.id} />
        {why === null ? (
          <EraseForm pupil={pupil} onErased={onErased} />
        ) : (
          <Notice kind="warning" title="This cannot be done now" standing>
            <p>{why}</p>
          </Notice>
        )}
        <div>
          <Button component={Link} to={`/pupils/${pupil.id}/details`} variant="default">
            Back to the file
          </Button>
        </div>
      </Stack>
    </div>
  );
}

/** Why a pupil cannot be erased from this laptop at the moment; null where they can. */
export function whyNot({
  is,
  phase,
  trouble,
  unsent,
}: Pick<SyncStatus, 'is' | 'phase' | 'trouble' | 'unsent'>): string | null {
  if (is === 'alone')
    return 'This laptop is not connected to the local authority. Only the local authority can erase a pupil: it tells every laptop and remembers it after a restore. Connect this centre first, under “Sending and receiving”.';
  if (phase.is === 'waiting' || trouble !== null)
    return 'There is no connection to the local authority at the moment. An erasure is made there, so that it holds on every laptop. Come back when this laptop is connected.';
  if (unsent > 0)
    return `${counted(unsent, 'entry', 'entries')} on this laptop must be sent first, so that nothing about this pupil turns up later. That happens by itself within moments.`;
  return null;
}

function Erased() {
  return (
    <div className={classes['narrow'] ?? ''}>
      <PageHeading title="The records are erased" />
      <Stack gap="lg">
        <Notice kind="success" title="Erased at the local authority">
          <p>This laptop wipes what it holds now. Every other laptop does at its next contact.</p>
          <p>
            Destroy what Waymark cannot reach: printed pages, files that were saved, and backups made before today once
            their time is over.
          </p>
        </Notice>
        <div>
          <Button component={Link} to="/pupils">
            To the pupils
          </Button>
        </div>
      </Stack>
    </div>
  );
}
