import { useEffect } from 'react';
import { centreKey } from '../../../shared/centre/centre.ts';
import { now } from '../../data/clock.ts';
import { useRecord } from '../../data/use-data.ts';
import { useGate } from '../gate/gate-context.ts';

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
/** Asked often rather than timed once, because a laptop that slept runs no timer. */
const checkMilliseconds = 5000;
const fallbackMinutes = 10;

/** Locks when nobody has touched the laptop for as long as the centre has set. */
export function useIdleLock(): void {
  const gate = useGate();
  const minutes = useRecord('centre', centreKey)?.lockAfterMinutes ?? fallbackMinutes;
  useEffect(() => {
    let lastSign = now();
    const alive = (): void => {
      // After sleep the first touch comes before the check; it must not count as having been there all along.
      if (isOver()) void gate.lock();
      else lastSign = now();
    };
    const isOver = (): boolean => now() - lastSign >= minutes * 60_000;
    const timer = setInterval(() => {
      if (isOver()) void gate.lock();
    }, checkMilliseconds);
    for (const sign of signsOfLife) window.addEventListener(sign, alive, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [gate, minutes]);
}
