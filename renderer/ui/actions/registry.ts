import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { Action } from './action.ts';

const registered = new Map<symbol, readonly Action[]>();
const listeners = new Set<() => void>();
let snapshot: readonly Action[] = [];

function announce(): void {
  snapshot = [...registered.values()].flat();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Offers actions while the calling screen is there, from the moment it can be seen: a key pressed at its first sight counts.
 * `run` may change with every render; ids, labels and keys may not.
 */
export function useActions(actions: readonly Action[]): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const shape = actions.map(({ id, label }) => `${id} ${label}`).join('|');
  useLayoutEffect(() => {
    const token = Symbol('actions');
    const offered = latest.current.map((action) => ({
      ...action,
      run: () => {
        latest.current.find(({ id }) => id === action.id)?.run();
      },
    }));
    registered.set(token, offered);
    announce();
    return () => {
      registered.delete(token);
      announce();
    };
  }, [shape]);
}

/** Everything that can be done right now. */
export function offeredActions(): readonly Action[] {
  return snapshot;
}

/** The same for what is drawn from it. */
export function useOfferedActions(): readonly Action[] {
  return useSyncExternalStore(subscribe, () => snapshot);
}
