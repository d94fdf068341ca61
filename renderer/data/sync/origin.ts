import type { Origin } from '../../../shared/sync/reissue.ts';
import type { CommitRow } from '../rows.ts';

/** Where a commit was made first: its proof and its box are bound to that. Nothing where it has the number it was made with. */
export function originOf(former: CommitRow['former']): { readonly origin?: Origin } {
  const [origin] = former ?? [];
  return origin === undefined ? {} : { origin };
}
