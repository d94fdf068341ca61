import { roles, type Role } from '../../shared/centre/staff.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { isWithdrawn, type RecordState } from '../../shared/sync/contest.ts';
import type { JudgingTx } from './store.ts';

interface Followed {
  readonly centre: string;
  readonly change: Change;
  readonly state: RecordState;
  readonly number: number;
  readonly now: number;
}

/** What the endpoint itself must know from the log: who is on the staff and in which role, and who is in which group. */
export async function followChange(tx: JudgingTx, followed: Followed): Promise<void> {
  if (followed.change.type === 'staff') await followStaff(tx, followed);
  if (followed.change.type === 'membership') await followMembership(tx, followed);
}

/** The staff record decides the role, so that an app and the endpoint never disagree on it. */
async function followStaff(tx: JudgingTx, { centre, change, state, number, now }: Followed): Promise<void> {
  const values = state.tiers.register?.slice.values ?? {};
  const role = isRole(values['role']) ? values['role'] : null;
  const hasLeft = isWithdrawn(state) || typeof values['leftOn'] === 'string';
  const standing = (await tx.grants(centre, change.key)).find(({ to }) => to === null);
  const wanted = hasLeft ? null : role;
  if ((standing?.role ?? null) === wanted) return;
  const next = wanted === null ? null : { role: wanted, groups: standing?.groups ?? null };
  await tx.changeGrant(centre, change.key, number, now, next);
}

function isRole(value: unknown): value is Role {
  return (roles as readonly unknown[]).includes(value);
}

async function followMembership(tx: JudgingTx, { centre, change, state, number }: Followed): Promise<void> {
  const values = state.tiers.register?.slice.values ?? {};
  const { pupil, group, from, to } = values;
  const isThere =
    !isWithdrawn(state) && typeof pupil === 'string' && typeof group === 'string' && typeof from === 'string';
  const place = isThere
    ? { key: change.key, pupil, group, firstDay: from, lastDay: typeof to === 'string' ? to : null }
    : null;
  await tx.putGroupPlace(centre, number, change.key, place);
}
