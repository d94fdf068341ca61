import { useCallback, useState } from 'react';
import type { Result } from '../../../shared/lib/result.ts';

interface Act {
  readonly busy: boolean;
  /** Why the last attempt was refused, in words. */
  readonly problem: string | null;
  readonly run: <T>(act: () => Promise<Result<T>>, done?: (value: T) => void) => void;
  readonly clear: () => void;
}

/** One act of a form at a time: busy while it is written, its refusal in words, `done` only after it is kept. */
export function useAct(): Act {
  const [state, setState] = useState<{ busy: boolean; problem: string | null; bug?: unknown }>({
    busy: false,
    problem: null,
  });
  if ('bug' in state) throw state.bug;
  const run = useCallback(<T>(act: () => Promise<Result<T>>, done?: (value: T) => void): void => {
    setState({ busy: true, problem: null });
    act().then(
      (result) => {
        setState({ busy: false, problem: result.ok ? null : result.error.message });
        if (result.ok) done?.(result.value);
      },
      (bug: unknown) => setState({ busy: false, problem: null, bug }),
    );
  }, []);
  const clear = useCallback(() => setState({ busy: false, problem: null }), []);
  return { ...state, run, clear };
}
