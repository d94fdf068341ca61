import { NavLink, Stack } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { today } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import { navigationFor } from '../navigation.ts';
import classes from './frame.module.css';
import { isOpenInRegisterOnly } from './register-only.tsx';

/** The menu: only what exists and what this person may do. */
export function Navigation({ onChosen }: { readonly onChosen: () => void }) {
  const { member, registersOnly } = useSession();
  const { pathname } = useLocation();
  const lines = navigationFor(member.role).filter(
    ({ path }) => registersOnly === null || isOpenInRegisterOnly(path, today()),
  );
  return (
    <Stack gap={4} p="xs">
      {lines.map(({ path, label, icon: LineIcon }) => {
        const current = pathname === path || pathname.startsWith(`${path}/`);
        return (
          <NavLink
            key={path}
            component={Link}
            to={path}
            label={label}
            active={current}
            {...(current ? { 'aria-current': 'page' as const } : {})}
            leftSection={<LineIcon size={20} aria-hidden="true" />}
            className={classes['line'] ?? ''}
            onClick={onChosen}
          />
        );
      })}
    </Stack>
  );
}
