import { ok, type Result } from '../../shared/lib/result.ts';
import type { JsonValue } from '../../shared/model/declare.ts';
import { bounds } from '../../shared/sync/protocol/bounds.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import type { ParkedChange } from '../../shared/sync/protocol/parked.ts';
import { notHere, type Person } from './administer.ts';
import type { Ports } from './ports.ts';
import { readParts } from './read-commit.ts';
import { acceptParked } from './rejudge.ts';
import type { Parked, Tx } from './store.ts';

function seesAll({ person }: Person): boolean {
  return person.role === 'lead' || person.role === 'administrator';
}

export async function listParked(tx: Tx, sender: Person): Promise<ReplyOf<typeof messages.parked>> {
  const own = seesAll(sender) ? {} : { by: sender.person.staff };
  const rows = await tx.openParked({ centre: sender.centre, ...own }, bounds.listEntries);
  const parked = [];
  for (const row of rows) {
    const { device, n, index, by, at, type, key, pupil, why, words } = row;
    const said = seesAll(sender) ? await saidIn(tx, row) : {};
    parked.push({ device, n, index, by, at, type, key, pupil, why, words, ...said });
  }
  return { parked };
}

/** What a parked change says, whole: leads and administrators hold every tier. */
async function saidIn(tx: Tx, { device, n, index }: Parked): Promise<Pick<ParkedChange, 'op' | 'fields'>> {
  const stored = await tx.commit(device, n);
  const change = stored === undefined ? undefined : readParts(device, n, stored.parts)?.changes[index]?.whole;
  if (change === undefined) return {};
  const fields = Object.entries(change.fields).map(([name, [from, to]]): [string, [JsonValue, JsonValue]] => [
    name,
    [from, to],
  ]);
  return { op: change.op, fields: Object.fromEntries(fields) };
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
