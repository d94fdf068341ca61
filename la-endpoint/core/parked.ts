import { ok, type Result } from '../../shared/lib/result.ts';
import { bounds } from '../../shared/sync/protocol/bounds.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import { notHere, type Person } from './administer.ts';
import type { Ports } from './ports.ts';
import { acceptParked } from './rejudge.ts';
import type { Tx } from './store.ts';

function seesAll({ person }: Person): boolean {
  return person.role === 'lead' || person.role === 'administrator';
}

export async function listParked(tx: Tx, sender: Person): Promise<ReplyOf<typeof messages.parked>> {
  const own = seesAll(sender) ? {} : { by: sender.person.staff };
  const rows = await tx.openParked({ centre: sender.centre, ...own }, bounds.listEntries);
  const parked = rows.map(({ device, n, index, by, at, type, key, pupil, why, words }) => ({
    ...{ device, n, index, by, at, type, key, pupil, why, words },
  }));
  return { parked };
}

export async function settleParked(
  tx: Tx,
  ports: Ports,
  sender: Person,
  { device, n, index, how }: RequestOf<typeof messages.settleParked>,
): Promise<Result<ReplyOf<typeof messages.settleParked>>> {
  await tx.lockLa();
  const row = await tx.parkedAt(device, n, index);
  const staff = sender.person.staff;
  if (row?.centre !== sender.centre || !(seesAll(sender) || row.by === staff)) return notHere;
  const now = ports.now();
  if (how.is === 'accepted') {
    // What was made after one's own access ended is somebody else's to accept.
    if (row.why !== 'lead' || !seesAll(sender) || row.by === staff) return notHere;
    await acceptParked(tx, row, staff, now);
  } else {
    const as = how.is === 'retried' ? { as: how.as } : {};
    await tx.settleParked([row], { how: how.is, by: staff, ...as }, now);
  }
  return ok({ settledAt: now });
}
