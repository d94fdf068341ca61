import type { ReactNode } from 'react';
import { useSync } from '../../data/sync/api.ts';
import { FirstFillPage } from '../../features/sync/first-fill-page.tsx';
import { WipedPage } from '../../features/sync/wiped-page.tsx';
import { useGate } from '../gate/gate-context.ts';

/** Nothing of a centre is shown before a laptop that joined has all of it, nor after its records were taken off it. */
export function ExchangeGate({ children }: { readonly children: ReactNode }) {
  const gate = useGate();
  const status = useSync();
  if (status.trouble?.code === 'wiped')
    return <WipedPage trouble={status.trouble} onDone={() => void gate.afterWipe()} />;
  if (!status.isFilled) return <FirstFillPage status={status} onLock={() => void gate.lock()} />;
  return children;
}
