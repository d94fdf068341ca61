import { AppShell, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet } from 'react-router';
import { BackupNag } from '../../features/safety/backup-nag.tsx';
import { RecoveryKeyNag } from '../../features/safety/recovery-key-nag.tsx';
import { SyncBanner } from '../../features/sync/sync-banner.tsx';
import { ClockNotice } from '../clock/needs-clock.tsx';
import { useKeyHandler } from '../keys/use-key-handler.ts';
import classes from './frame.module.css';
import { FrameActions } from './frame-actions.tsx';
import { HeaderBar } from './header-bar.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { Navigation } from './navigation.tsx';
import { useIdleLock } from './idle-lock.ts';
import { RegisterOnly } from './register-only.tsx';
import { useScreenFocus } from './screen-focus.ts';

/** What stands round every screen: header, menu, keys, palette, and the lock. */
export function Frame() {
  const [menuOpen, menu] = useDisclosure(false);
  useKeyHandler();
  useIdleLock();
  const main = useScreenFocus();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !menuOpen } }}
      padding={{ base: 'md', sm: 'lg' }}
      transitionDuration={0}
    >
      <SkipLink target={main} />
      <AppShell.Header className="no-print">
        <HeaderBar
          burger={
            <Burger
              hiddenFrom="sm"
              opened={menuOpen}
              onClick={menu.toggle}
              aria-label="Menu"
              aria-expanded={menuOpen}
              size="sm"
            />
          }
        />
      </AppShell.Header>
      <AppShell.Navbar className="no-print" aria-label="Main">
        <Navigation onChosen={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main ref={main} className={classes['main'] ?? ''}>
        <ClockNotice />
        <RecoveryKeyNag />
        <BackupNag />
        <SyncBanner />
        <RegisterOnly>
          <Outlet />
        </RegisterOnly>
      </AppShell.Main>
      <FrameActions />
      <LeaveGuard />
    </AppShell>
  );
}

/** A link would change the address, so the first stop of the keyboard is a button that looks like one. */
function SkipLink({ target }: { readonly target: React.RefObject<HTMLElement | null> }) {
  return (
    <button
      type="button"
      className={`${classes['skip'] ?? ''} no-print`}
      onClick={() => {
        target.current?.querySelector<HTMLElement>('h1')?.focus();
      }}
    >
      Skip to the content
    </button>
  );
}
