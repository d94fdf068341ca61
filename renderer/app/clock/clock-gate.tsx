import { useMemo, useState, type ReactNode } from 'react';
import type { ClockDoubt } from '../../../shared/centre/clock-doubt.ts';
import { noteClockConfirmed, readClockDoubt } from '../../data/clock-watch.ts';
import type { Session } from '../../data/session.ts';
import { ClockQuestion } from './clock-question.tsx';
import { ClockContext } from './clock-state.ts';

interface ClockGateProps {
  readonly session: Session;
  readonly doubt: ClockDoubt | null;
  readonly children: ReactNode;
}

/** Lets a person in once the clock is believed, or without registers while it is not. */
export function ClockGate({ session, doubt: atSignIn, children }: ClockGateProps) {
  const [doubt, setDoubt] = useState(atSignIn);
  const [isPutOff, setIsPutOff] = useState(false);
  const state = useMemo(() => {
    // The clock may have been set in the meantime: then there is nothing left to ask.
    const ask = async (): Promise<void> => {
      setDoubt(await readClockDoubt(session));
      setIsPutOff(false);
    };
    return { isConfirmed: doubt === null, ask: () => void ask() };
  }, [doubt, session]);
  if (doubt !== null && !isPutOff) {
    return (
      <ClockQuestion
        doubt={doubt}
        onAgain={state.ask}
        onConfirmed={() => void noteClockConfirmed(session).then(() => setDoubt(null))}
        onPutOff={() => setIsPutOff(true)}
      />
    );
  }
  return <ClockContext value={state}>{children}</ClockContext>;
}
