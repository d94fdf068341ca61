import { CloseButton, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { StoreLocked } from '../../data/sealing.ts';
import { isDiskFull } from '../../data/store-errors.ts';
import { Notice } from '../../ui/notice.tsx';
import { useGate } from '../gate/gate-context.ts';
import { problemOfError } from './problem-of-error.ts';

type Trouble = 'disk-full' | 'unexpected';

const words: Record<Trouble, { title: string; text: string }> = {
  'disk-full': {
    title: 'This laptop’s disk is full',
    text: 'What you did last was not kept. Everything that Waymark showed as kept is safe. Free some space, then do it again.',
  },
  unexpected: {
    title: 'Something went wrong',
    text: 'What you did last may not have been kept: look whether it is there. Everything that Waymark showed as kept is safe.',
  },
};

/** Says so when something failed that no screen was waiting for. */
export function UnexpectedNotice() {
  const gate = useGate();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    const onRejection = ({ reason }: PromiseRejectionEvent): void => {
      // Work that was under way when Waymark was locked ends like this, as it should.
      if (reason instanceof StoreLocked) return;
      const problem = problemOfError(reason);
      if (problem === 'failed') setTrouble(isDiskFull(reason) ? 'disk-full' : 'unexpected');
      else gate.fail(problem);
    };
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, [gate]);
  if (trouble === null) return null;
  return (
    <Group wrap="nowrap" align="flex-start" pos="fixed" bottom={16} left={16} right={16} style={{ zIndex: 500 }}>
      <div style={{ flex: 1 }}>
        <Notice kind="error" title={words[trouble].title}>
          {words[trouble].text}
        </Notice>
      </div>
      <CloseButton
        size="xl"
        variant="default"
        aria-label="Close this message"
        onClick={() => {
          setTrouble(null);
        }}
      />
    </Group>
  );
}
