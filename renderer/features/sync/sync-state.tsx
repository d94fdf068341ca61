import { Button, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconClockUp,
  IconCloudCheck,
  IconCloudOff,
  IconDeviceLaptop,
  IconRefresh,
  type Icon,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { dayOf, useNow } from '../../data/clock.ts';
import { useSync } from '../../data/sync/api.ts';
import { announcementOf, stateInWords, type StateSign } from './state-words.ts';
import classes from './sync.module.css';

const signs: Readonly<Record<StateSign, Icon>> = {
  here: IconDeviceLaptop,
  sent: IconCloudCheck,
  moving: IconRefresh,
  waiting: IconClockUp,
  cut: IconCloudOff,
  person: IconAlertTriangle,
};

/** The state of the exchange in the header; a press opens its page. Only turns of events are read out, never counts. */
export function SyncState() {
  const status = useSync();
  const today = dayOf(useNow());
  const state = stateInWords(status, today);
  const Sign = signs[state.sign];
  return (
    <>
      <Button
        component={Link}
        to="/sync"
        variant="subtle"
        px="xs"
        className={classes['state'] ?? ''}
        data-tone={state.tone}
        leftSection={<Sign size={18} aria-hidden="true" />}
        title="Sending and receiving"
      >
        {state.words}
      </Button>
      <VisuallyHidden role="status">{announcementOf(state)}</VisuallyHidden>
    </>
  );
}
