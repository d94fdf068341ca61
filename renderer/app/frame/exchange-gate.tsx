import type { ReactNode } from 'react';
import { useSync } from '../../data/sync/api.ts';
import { FirstFillPage } from '../../features/sync/first-fill-page.tsx';
import { AccessEndedPage } from '../../features/sync/access-ended-page.tsx';
import { useGate } from '../gate/gate-context.ts';

/** Nothing of a centre is shown before a laptop that joined has all of it, nor after its access or its person’s has ended. */
export function ExchangeGate({ children }: { readonly children: ReactNode }) {
  const gate = useGate();
  const status = useSync();
  if (status.trouble?.code === 'wiped')
    return <AccessEndedPage trouble={status.trouble} onDone={() => void gate.afterWipe()} />;
  if (status.trouble?.code === 'ended')
    return <AccessEndedPage trouble={status.trouble} onDone={() => void gate.lock()} />;
  if (!status.isFilled) return <FirstFillPage status={status} onLock={() => void gate.lock()} />;
  return children;
}
