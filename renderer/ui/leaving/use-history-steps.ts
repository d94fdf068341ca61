import { useEffect, useState } from 'react';

export interface HistorySteps {
  readonly step: string;
  readonly go: (step: string) => void;
  readonly back: () => void;
}

function stepOf(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'waymarkStep' in state ? String(state.waymarkStep) : null;
}

/**
 * Steps for the pages outside the frame, which have no addresses. Each is an entry of the browser's history, so Back goes
 * one step back. Begins at `first`, also after the page was loaded afresh, because nothing typed is there any more.
 */
export function useHistorySteps(first: string): HistorySteps {
  const [step, setStep] = useState(first);
  useEffect(() => {
    window.history.replaceState(null, '');
    const onPop = ({ state }: PopStateEvent): void => setStep(stepOf(state) ?? first);
    window.addEventListener('popstate', onPop);
    return () => {
      window.removeEventListener('popstate', onPop);
    };
  }, [first]);
  return {
    step,
    go: (next) => {
      window.history.pushState({ waymarkStep: next }, '');
      setStep(next);
    },
    back: () => window.history.back(),
  };
}
