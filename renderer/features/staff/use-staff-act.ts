import { useState } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import { lockingFor } from '../../data/locking.ts';
import { useSession } from '../../data/session-context.ts';
import type { Locking } from '../../data/staff-admin.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';

export interface StaffAct {
  readonly problems: Problems;
  readonly busy: boolean;
  /** Does the act unless something is wrong with what was typed; tells whether it was done. */
  readonly attempt: (wrong: Problems, act: (locking: Locking) => Promise<Result<unknown>>) => Promise<boolean>;
}

/** One act on staff at a time: what is wrong, whether it is under way (stretching a passphrase takes seconds). */
export function useStaffAct(): StaffAct {
  const { kind } = useSession();
  const platform = usePlatform();
  const [problems, setProblems] = useState<Problems>(noProblems);
  const [busy, setBusy] = useState(false);
  const attempt: StaffAct['attempt'] = async (wrong, act) => {
    setProblems(wrong);
    if (busy || hasProblems(wrong)) return false;
    setBusy(true);
    try {
      const answer = await act(await lockingFor(kind, platform));
      if (!answer.ok) setProblems({ '': answer.error.message });
      return answer.ok;
    } finally {
      setBusy(false);
    }
  };
  return { problems, busy, attempt };
}
