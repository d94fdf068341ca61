import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { ParkedChange } from '../../../shared/sync/protocol/parked.ts';
import type { Session } from '../session.ts';
import { syncNow } from './api.ts';
import { engineOf } from './engine.ts';

const alone = refused('alone', 'This laptop is not connected to the local authority.');

/** All of the centre that was not taken, or waits, from whichever laptop, as the endpoint has it. Needs the person's proof (`syncAdmin().open`). */
export async function readParkedThere(session: Session): Promise<Result<readonly ParkedChange[]>> {
  const { person } = engineOf(session);
  if (person === null) return alone;
  const reply = await person.send('parked', {});
  return reply.ok ? ok(reply.value.parked) : reply;
}

/** A lead agrees to what was made after its author's access had ended, or puts it aside for good. */
export async function decideAsLead(
  session: Session,
  { device, n, index }: Pick<ParkedChange, 'device' | 'n' | 'index'>,
  how: 'accepted' | 'withdrawn',
): Promise<Result<null>> {
  const { person } = engineOf(session);
  if (person === null) return alone;
  const told = await person.send('settleParked', { device, n, index, how: { is: how } });
  if (!told.ok) return told;
  syncNow(session);
  return ok(null);
}
