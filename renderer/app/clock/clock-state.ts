import { createContext, useContext } from 'react';

/** Whether a person stands by the laptop's clock. */
export interface ClockState {
  readonly isConfirmed: boolean;
  /** Puts the question again. */
  readonly ask: () => void;
}

export const ClockContext = createContext<ClockState>({ isConfirmed: true, ask: () => undefined });

export function useClockState(): ClockState {
  return useContext(ClockContext);
}
