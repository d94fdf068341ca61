import { Stack } from '@mantine/core';
import { useMemo } from 'react';
import { Navigate } from 'react-router';
import { syncAdmin, useSync } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { seesPeople } from './may-see-people.ts';
import { PeopleLists } from './people-lists.tsx';
import { ProofForm } from './proof-form.tsx';
import classes from './sync.module.css';
import { usePeople } from './use-people.ts';

/** Who has access to this centre at the local authority, on which laptops, and the acts on both. */
export function PeopleScreen() {
  const session = useSession();
  const { is } = useSync();
  const admin = useMemo(() => syncAdmin(session), [session]);
  const people = usePeople(admin);
  if (is === 'alone' || !seesPeople(session.member.role)) return <Navigate to="/settings" replace />;
  return (
    <>
      <div className="no-print">
        <PageHeading title="People and laptops" subtitle="Who exchanges with the local authority for this centre" />
      </div>
      {people.lists === null ? (
        <div className={classes['narrow'] ?? ''}>
          <ProofForm busy={people.busy} problem={people.problem} onProve={people.prove} />
        </div>
      ) : (
        <Stack gap="lg">
          {people.problem !== null && <Notice kind="error">{people.problem}</Notice>}
          <PeopleLists admin={admin} lists={people.lists} onChanged={people.reload} />
        </Stack>
      )}
    </>
  );
}
