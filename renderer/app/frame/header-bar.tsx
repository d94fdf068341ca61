import { Button, Kbd, Text } from '@mantine/core';
import { IconLock, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { centreKey } from '../../../shared/centre/centre.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecord } from '../../data/use-data.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useGate } from '../gate/gate-context.ts';
import { openPalette } from '../palette/open-palette.ts';
import classes from './frame.module.css';
import { HeaderState } from './header-state.tsx';

/** Waymark, the centre, the honest state of what is kept, who is signed in, and the lock. */
export function HeaderBar({ burger }: { readonly burger: ReactNode }) {
  const gate = useGate();
  const { member, kind } = useSession();
  const centre = useRecord('centre', centreKey);
  return (
    <div className={classes['bar'] ?? ''}>
      {burger}
      <Text component="span" className={classes['brand'] ?? ''}>
        Waymark
      </Text>
      <Text component="span" className={classes['centre'] ?? ''} visibleFrom="sm">
        {centre?.name}
      </Text>
      {kind === 'sample' && <StatusBadge tone="attention">Sample data</StatusBadge>}
      <span className={classes['spacer'] ?? ''} />
      <HeaderState />
      <Button
        variant="default"
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        rightSection={<Kbd visibleFrom="lg">Ctrl K</Kbd>}
        onClick={openPalette}
      >
        Search
      </Button>
      <Text component="span" visibleFrom="md" title={member.position}>
        {member.name}
      </Text>
      <Button
        variant="default"
        leftSection={<IconLock size={18} aria-hidden="true" />}
        onClick={() => void gate.lock()}
      >
        Lock
      </Button>
    </div>
  );
}
