import { useMemo, useState, type ReactNode } from 'react';
import type { ClockDoubt } from '../../../shared/centre/clock-doubt.ts';
import { noteClockConfirmed } from '../../data/clock-watch.ts';
import type { Session } from '../../data/session.ts';
import { ClockQuestion } from './clock-question.tsx';
import { ClockContext } from './clock-state.ts';

interface ClockGateProps {
  readonly session: Session;
  readonly doubt: ClockDoubt | null;
  readonly children: ReactNode;
}

/** Lets a person in once the clock is believed, or without registers while it is not. */
export function ClockGate({ session, doubt, children }: ClockGateProps) {
  const [clock, setClock] = useState<'confirmed' | 'asked' | 'putOff'>(doubt === null ? 'confirmed' : 'asked');
  const state = useMemo(() => ({ isConfirmed: clock === 'confirmed', ask: () => setClock('asked') }), [clock]);
  if (doubt !== null && clock === 'asked') {
    const confirm = (): void => void noteClockConfirmed(session).then(() => setClock('confirmed'));
    return <ClockQuestion doubt={doubt} onConfirmed={confirm} onPutOff={() => setClock('putOff')} />;
  }
  return <ClockContext value={state}>{children}</ClockContext>;
}
