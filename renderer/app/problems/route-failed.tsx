import { Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import { useNavigate, useRouteError } from 'react-router';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useGate } from '../gate/gate-context.ts';
import { problemOfError } from './problem-of-error.ts';

/** Stands in for one screen that broke; the menu beside it goes on working. Nothing of the error is shown. */
export function RouteFailed() {
  const error = useRouteError();
  const gate = useGate();
  const navigate = useNavigate();
  useEffect(() => {
    const problem = problemOfError(error);
    if (problem !== 'failed') gate.fail(problem);
  }, [error, gate]);
  return (
    <>
      <PageHeading title="Something went wrong on this screen" />
      <p>Everything that Waymark showed as kept is safe. What was not yet kept has to be entered again.</p>
      <p>Go to the first page and try once more. If it happens again, tell the person who looks after Waymark.</p>
      <Group mt="md">
        <Button onClick={() => void navigate('/')}>Go to the first page</Button>
      </Group>
    </>
  );
}
