import { useEffect, useRef } from 'react';
import { NavigationType, useBlocker } from 'react-router';
import { AskToLeave } from '../../ui/leaving/ask-to-leave.tsx';
import { currentStepBack, isAnythingUnkept } from '../../ui/leaving/unkept.ts';

/** Asks before a screen with something half done is left by menu, search, key or Back; on a screen of steps, Back goes one step back. */
export function LeaveGuard() {
  const popped = useRef(false);
  const blocker = useBlocker(({ currentLocation, nextLocation, historyAction }) => {
    popped.current = historyAction === NavigationType.Pop;
    if (popped.current && currentStepBack() !== null) return true;
    return currentLocation.pathname !== nextLocation.pathname && isAnythingUnkept();
  });
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const step = popped.current ? currentStepBack() : null;
    if (step === null || step.losing) return;
    blocker.reset();
    step.run();
  }, [blocker]);
  const leave = (): void => {
    const step = popped.current ? currentStepBack() : null;
    if (step === null) blocker.proceed?.();
    else {
      blocker.reset?.();
      step.run();
    }
  };
  return <AskToLeave opened={blocker.state === 'blocked'} onLeave={leave} onStay={() => blocker.reset?.()} />;
}
