import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import type { Send } from '../../../shared/sync/protocol/device-sync.ts';
import { writing } from '../door.ts';
import type { Session } from '../session.ts';
import { dropOwn, holderOf, keepOwn, readOwn, type PassphraseToTell } from './own-secrets.ts';
import { readState } from './state.ts';

/** Whether whoever is signed in has a place at the endpoint, so that it must hear of their new passphrase. */
export async function hasPlace({ database, member }: Session): Promise<boolean> {
  return (await readState(database))?.members?.includes(member.id) === true;
}

/**
 * Keeps for the next contact that this person changed their passphrase. Of several changes the endpoint hears the last, for
 * the old one it knows. Inside a transaction of the write door over `exchange`.
 */
export async function notePassphrase(session: Session, old: string, wanted: string): Promise<void> {
  const earlier = await readOwn(session, 'passphrase');
  await keep(session, { old: earlier?.old ?? old, wanted, isRefused: earlier?.isRefused ?? false });
}

function keep(session: Session, told: PassphraseToTell): Promise<void> {
  return keepOwn(session.database, 'passphrase', holderOf(session), told);
}

/** Tells the endpoint, where something waits to be told. A line that is down leaves it for the next contact. */
export async function tellPassphrase(session: Session, send: Send): Promise<void> {
  const waiting = await readOwn(session, 'passphrase');
  if (waiting !== null && !waiting.isRefused) await tell(session, send, waiting);
}

/** The same with the passphrase the endpoint knows, as the person typed it. */
export async function tellWithOld(session: Session, send: Send, old: string): Promise<Result<null>> {
  const waiting = await readOwn(session, 'passphrase');
  if (waiting === null) return ok(null);
  return tell(session, send, { ...waiting, old });
}

async function tell(session: Session, send: Send, told: PassphraseToTell): Promise<Result<null>> {
  const { old, wanted } = told;
  const reply = await send('changePassphrase', { staff: session.member.id, old, wanted });
  const isRefused = !reply.ok && reply.error.code === 'wrong-passphrase';
  if (reply.ok || isRefused) await settle(session, told, isRefused);
  if (reply.ok) return ok(null);
  return isRefused ? refused('wrong-passphrase', 'The local authority does not know that passphrase.') : reply;
}

/** The passphrase may have been changed once more while the endpoint was told. */
async function settle(session: Session, { wanted }: PassphraseToTell, isRefused: boolean): Promise<void> {
  const { database, member } = session;
  await writing(database, [database.exchange], async () => {
    const now = await readOwn(session, 'passphrase');
    if (now === null) return;
    if (isRefused) await keep(session, { ...now, isRefused: true });
    else if (now.wanted === wanted) await dropOwn(database, 'passphrase', member.id);
    else await keep(session, { old: wanted, wanted: now.wanted, isRefused: false });
  });
}
