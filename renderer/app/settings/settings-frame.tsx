import { Button, Group } from '@mantine/core';
import { Link, Outlet, useLocation } from 'react-router';
import { useSession } from '../../data/session-context.ts';
import { useSync } from '../../data/sync/api.ts';
import { settingsFor } from './settings-lines.ts';

/** The pages of the settings, side by side above each of them. */
export function SettingsFrame() {
  const { member, kind } = useSession();
  const { pathname } = useLocation();
  const { is } = useSync();
  return (
    <>
      <Group component="nav" aria-label="Settings" gap={4} mb="lg" className="no-print">
        {settingsFor(member.role, kind, is).map(({ path, label }) => (
          <Button
            key={path}
            component={Link}
            to={path}
            variant={pathname === path ? 'light' : 'subtle'}
            px="xs"
            {...(pathname === path ? { 'aria-current': 'page' as const } : {})}
          >
            {label}
          </Button>
        ))}
      </Group>
      <Outlet />
    </>
  );
}
