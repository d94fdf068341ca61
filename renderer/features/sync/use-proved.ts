import { useCallback, useState } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import type { Credentials } from '../../data/sync/things.ts';

/** An act at the local authority. Called without proof first: one given a few minutes ago may still serve. */
export type ProvedAct = (credentials?: Credentials) => Promise<Result<unknown>>;

export interface Proved {
  readonly busy: boolean;
  /** True while the person is asked to prove who they are. */
  readonly asks: boolean;
  /** Why the last try was refused, in words. */
  readonly problem: string | null;
  readonly run: (act: ProvedAct, done: () => void) => void;
  readonly prove: (credentials: Credentials) => void;
  readonly cancel: () => void;
}

interface Pending {
  readonly act: ProvedAct;
  readonly done: () => void;
}

const unproved = 'not-signed-in';

/** One act at the local authority at a time; asks for passphrase and one-time code only where they are needed. */
export function useProved(): Proved {
  const [busy, setBusy] = useState(false);
  const [pending, setPending] = useState<Pending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useCallback(async ({ act, done }: Pending, credentials?: Credentials): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await act(credentials).finally(() => setBusy(false));
    if (answer.ok) {
      setPending(null);
      done();
      return;
    }
    const asks = answer.error.code === unproved;
    setPending(asks ? { act, done } : null);
    // The first refusal only says that proof is wanted; the second, that it was wrong.
    setProblem(asks && credentials === undefined ? null : answer.error.message);
  }, []);
  return {
    ...{ busy, problem, asks: pending !== null },
    run: (act, done) => void attempt({ act, done }),
    prove: (credentials) => {
      if (pending !== null) void attempt(pending, credentials);
    },
    cancel: () => {
      setPending(null);
      setProblem(null);
    },
  };
}
