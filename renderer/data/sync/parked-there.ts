import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { ParkedChange } from '../../../shared/sync/protocol/parked.ts';
import type { Session } from '../session.ts';
import { syncNow } from './api.ts';
import { engineOf } from './engine.ts';

/** What was made after its author's access had ended, by whichever laptop: it counts once a lead agrees. */
export type WaitsForLead = Pick<
  ParkedChange,
  'device' | 'n' | 'index' | 'by' | 'at' | 'type' | 'key' | 'pupil' | 'op' | 'fields'
>;

const alone = refused('alone', 'This laptop is not connected to the local authority.');

/** All of the centre that waits for a lead, as the endpoint has it. Needs the person's proof (`syncAdmin().open`). */
export async function readWaitsForLead(session: Session): Promise<Result<readonly WaitsForLead[]>> {
  const { person } = engineOf(session);
  if (person === null) return alone;
  const reply = await person.send('parked', {});
  return reply.ok ? ok(reply.value.parked.filter(({ why }) => why === 'lead')) : reply;
}

/** A lead agrees to it, or puts it aside for good. */
export async function decideAsLead(
  session: Session,
  { device, n, index }: WaitsForLead,
  how: 'accepted' | 'withdrawn',
): Promise<Result<null>> {
  const { person } = engineOf(session);
  if (person === null) return alone;
  const told = await person.send('settleParked', { device, n, index, how: { is: how } });
  if (!told.ok) return told;
  syncNow(session);
  return ok(null);
}
