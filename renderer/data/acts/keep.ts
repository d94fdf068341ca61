import { ok, type Result } from '../../../shared/lib/result.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { commit, type Kept } from '../commit.ts';
import type { Session } from '../session.ts';

/** One commit of the changes there are; null where a form was saved as it stood and nothing is to be written. */
export async function keep(
  session: Session,
  changes: readonly (Change | null)[],
  reason?: string,
): Promise<Result<Kept | null>> {
  const real = changes.filter((change) => change !== null);
  if (real.length === 0) return ok(null);
  const why = reason?.trim() ?? '';
  return commit(session, { changes: real, ...(why === '' ? {} : { reason: why }) });
}
