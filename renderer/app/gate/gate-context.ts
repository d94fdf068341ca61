import { createContext, useContext } from 'react';
import type { Gate } from './gate.ts';

export const GateContext = createContext<Gate | null>(null);

export function useGate(): Gate {
  const gate = useContext(GateContext);
  if (gate === null) throw new Error('No gate was provided');
  return gate;
}
