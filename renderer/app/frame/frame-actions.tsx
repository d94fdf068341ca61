import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from 'react-router';
import { may } from '../../../shared/centre/staff.ts';
import { today } from '../../data/clock.ts';
import { useSession } from '../../data/session-context.ts';
import type { Action } from '../../ui/actions/action.ts';
import { useActions, useOfferedActions } from '../../ui/actions/registry.ts';
import { useGate } from '../gate/gate-context.ts';
import { KeysSheet } from '../keys/keys-sheet.tsx';
import { navigationFor } from '../navigation.ts';
import { isOpenInRegisterOnly } from './register-only.tsx';
import { openPalette } from '../palette/open-palette.ts';
import { Palette } from '../palette/palette.tsx';

/** What can be done from everywhere: go to a screen, search, see the keys, lock. */
export function FrameActions() {
  const gate = useGate();
  const navigate = useNavigate();
  const { member, registersOnly } = useSession();
  const isOpen = (path: string): boolean => registersOnly === null || isOpenInRegisterOnly(path, today());
  const [keysOpen, keys] = useDisclosure(false);
  const offered = useOfferedActions();
  const shown = navigationFor(member.role).filter(({ path }) => isOpen(path));
  const going = shown.map(({ path, label, keys: strokes }): Action => ({
    id: `go ${path}`,
    label: `Go to ${label}`,
    section: 'Go to a screen',
    keys: strokes,
    run: () => void navigate(path),
  }));
  const settling: Action = {
    id: 'go /settle',
    label: 'Go to Things to settle',
    section: 'Go to a screen',
    keys: 'g e',
    run: () => void navigate('/settle'),
  };
  useActions([
    ...going,
    {
      id: 'go /sync',
      label: 'Go to Sending and receiving',
      section: 'Go to a screen',
      keys: 'g s',
      run: () => void navigate('/sync'),
    },
    ...(may(member.role, 'takeRegister') && isOpen('/settle') ? [settling] : []),
    {
      id: 'search',
      label: 'Search for anything',
      section: 'Everywhere',
      keys: 'mod+k',
      inFields: true,
      run: openPalette,
    },
    { id: 'keys', label: 'Show the keys that work here', section: 'Everywhere', keys: '?', run: keys.open },
    {
      id: 'lock',
      label: 'Lock Waymark now',
      section: 'Everywhere',
      keys: 'F9',
      inFields: true,
      run: () => void gate.lock(),
    },
  ]);
  return (
    <>
      <KeysSheet opened={keysOpen} onClose={keys.close} actions={offered} />
      <Palette />
    </>
  );
}
