import { useCallback, useSyncExternalStore } from 'react';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { RequestOf } from '../../../shared/sync/protocol/message.ts';
import type { messages } from '../../../shared/sync/protocol/messages.ts';
import { nothingHere } from '../../../shared/sync/protocol/refusal.ts';
import type { Session } from '../session.ts';
import { useSession } from '../session-context.ts';
import { engineOf } from './engine.ts';
import { enterAgain, putToRest } from './parked.ts';
import type { Credentials, Parked } from './things.ts';

const alone = refused('alone', 'This laptop is not connected to the local authority.');

/** What the endpoint did not take, oldest first. */
export function useParked(): readonly Parked[] {
  const engine = engineOf(useSession());
  return useSyncExternalStore(
    engine.subscribe,
    useCallback(() => engine.parked, [engine]),
  );
}

/**
 * Enters the same again as a new act of its author that keeps its time; the parked one is put to rest. Refused where this
 * person is not its author.
 */
export async function retryParked(session: Session, item: Parked, credentials?: Credentials): Promise<Result<null>> {
  const proved = await prove(session, credentials);
  if (!proved.ok) return proved;
  const entered = await enterAgain(session, item);
  if (!entered.ok) return entered;
  await tellEndpoint(session, item, { is: 'retried', as: entered.value });
  return rest(session, item);
}

/** Gives it up: it stays in this laptop's log, and nobody can make it count any more. */
export async function withdrawParked(session: Session, item: Parked, credentials?: Credentials): Promise<Result<null>> {
  const told = await tellEndpoint(session, item, { is: 'withdrawn' }, credentials);
  // Somebody may have decided about it there meanwhile: then it waits nowhere any more.
  return told.ok || told.error.code === nothingHere.code ? rest(session, item) : told;
}

type Settling = RequestOf<typeof messages.settleParked>['how'];

async function rest(session: Session, item: Parked): Promise<Result<null>> {
  await putToRest(session, item, item.index);
  await engineOf(session).look();
  return ok(null);
}

/** The person's word to the endpoint, which keeps the list: code 'not-signed-in' where it asks who they are. */
async function prove(session: Session, credentials?: Credentials): Promise<Result<null>> {
  const { person } = engineOf(session);
  if (person === null) return alone;
  if (credentials !== undefined) return person.open(credentials);
  return person.isOpen ? ok(null) : refused('not-signed-in', 'Enter your passphrase.');
}

async function tellEndpoint(
  session: Session,
  { device, n, index }: Parked,
  how: Settling,
  credentials?: Credentials,
): Promise<Result<null>> {
  const { person } = engineOf(session);
  const proved = await prove(session, credentials);
  if (person === null || !proved.ok) return proved.ok ? alone : proved;
  const told = await person.send('settleParked', { device, n, index, how });
  return told.ok ? ok(null) : told;
}
