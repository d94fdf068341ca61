import { BringScreen } from '../features/sync/bring/bring-screen.tsx';
import { useGate } from './gate/gate-context.ts';

/** Afterwards the laptop is another centre's: whoever joined signs in to it. */
export function BringRoute() {
  const gate = useGate();
  return <BringScreen onTogether={() => void gate.lock()} />;
}
