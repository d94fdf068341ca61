import { Navigate } from 'react-router';
import { useSession } from '../../data/session-context.ts';
import { SampleScreen } from '../../features/centre/sample-screen.tsx';
import { useGate } from '../gate/gate-context.ts';

/** The page on which the sample centre is removed; only in the sample centre. */
export function RemoveSample() {
  const gate = useGate();
  const { kind } = useSession();
  if (kind !== 'sample') return <Navigate to="/settings" replace />;
  return <SampleScreen onRemove={() => void gate.removeSample()} />;
}
