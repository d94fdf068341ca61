import { Button, Group, List } from '@mantine/core';
import { useState } from 'react';
import type { ClockDoubt } from '../../../shared/centre/clock-doubt.ts';
import { dayOf, timeOf, useNow } from '../../data/clock.ts';
import { formatDate } from '../../ui/format.ts';
import { useIdleLock } from '../frame/idle-lock.ts';
import { PlainPage } from '../../ui/plain-page.tsx';

interface ClockQuestionProps {
  readonly doubt: ClockDoubt;
  readonly onConfirmed: () => void;
  /** The clock was set; looks at it again. */
  readonly onAgain: () => void;
  /** In, but without registers. */
  readonly onPutOff: () => void;
}

function wordsOf(moment: number): string {
  return `${timeOf(moment)} on ${formatDate(dayOf(moment))}`;
}

/** Asked once after sign-in, where the clock does not fit what was done on this laptop before. */
export function ClockQuestion({ doubt, onConfirmed, onAgain, onPutOff }: ClockQuestionProps) {
  const [isWrong, setIsWrong] = useState(false);
  const moment = useNow();
  useIdleLock();
  if (isWrong) {
    const again = (): void => {
      setIsWrong(false);
      onAgain();
    };
    return <SetTheClock onAgain={again} onPutOff={onPutOff} />;
  }
  const known = wordsOf(doubt.lastKnownAt);
  return (
    <PlainPage title={`Is it ${wordsOf(moment)}?`} focusTitle={false}>
      <p>
        {doubt.kind === 'earlier'
          ? `Something was kept on this laptop at ${known}, which is later than its clock says now.`
          : `Waymark was last used on this laptop at ${known}.`}
      </p>
      <p>Every mark carries the time of this laptop’s clock, so it has to be right.</p>
      <Group gap="xs">
        <Button autoFocus onClick={onConfirmed}>
          Yes
        </Button>
        <Button variant="default" onClick={() => setIsWrong(true)}>
          No
        </Button>
      </Group>
    </PlainPage>
  );
}

function SetTheClock({ onAgain, onPutOff }: { readonly onAgain: () => void; readonly onPutOff: () => void }) {
  return (
    <PlainPage title="Set this laptop’s clock">
      <p>Until the clock is right, no register can be taken here.</p>
      <List type="ordered">
        <List.Item>Open the laptop’s settings for date and time.</List.Item>
        <List.Item>Choose the zone London, and the right day and time.</List.Item>
        <List.Item>Come back here and choose “I have set it”.</List.Item>
      </List>
      <p>If the laptop does not let you, ask the person who looks after it, and take the register on paper.</p>
      <Group gap="xs">
        <Button onClick={onAgain}>I have set it</Button>
        <Button variant="default" onClick={onPutOff}>
          Go on without registers
        </Button>
      </Group>
    </PlainPage>
  );
}
