import { toBase32 } from '../../../shared/lib/base32.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { fromBase64, toBase64 } from '../../../shared/sync/protocol/bytes.ts';
import { secondFactorBytes } from '../../../shared/sync/protocol/enrol.ts';
import type { WaymarkDatabase } from '../database.ts';
import { writing } from '../door.ts';
import type { Session } from '../session.ts';
import type { PersonLine } from './admin.ts';
import { dropOwn, holderOf, keepOwn, readOwn, type Holder } from './own-secrets.ts';
import type { Credentials, SecondFactor } from './things.ts';

/** A key for an authenticator app, made on this laptop: random bytes as base64, as the endpoint is told. */
export function newSecondProof(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(secondFactorBytes)));
}

/** The same as a person types it into the app. */
export function shownSecondProof(key: string): SecondFactor {
  return { secret: toBase32(fromBase64(key)) };
}

/** Keeps it for its holder until they have typed one right code. Inside a transaction of the write door over `exchange`. */
export function keepSecondProof(database: WaymarkDatabase, holder: Holder, key: string): Promise<void> {
  return keepOwn(database, 'second proof', holder, { key });
}

/** The key of whoever is signed in, on the disk before the endpoint hears of it: that of a try that was cut, or a new one. */
export async function ownSecondProof(session: Session): Promise<string> {
  const kept = await readOwn(session, 'second proof');
  if (kept !== null) return kept.key;
  const { database } = session;
  const key = newSecondProof();
  await writing(database, [database.exchange], () => keepSecondProof(database, holderOf(session), key));
  return key;
}

/** What whoever is signed in has still to put into their app; null where nothing waits. */
export async function waitingSecondProof(session: Session): Promise<SecondFactor | null> {
  const kept = await readOwn(session, 'second proof');
  return kept === null ? null : shownSecondProof(kept.key);
}

/** Tries a code at the endpoint. The key is forgotten here only when the code was right. */
export async function confirmSecondProof(
  session: Session,
  person: PersonLine,
  credentials: Credentials,
): Promise<Result<null>> {
  const opened = await person.open(credentials);
  if (!opened.ok) return opened;
  await forgetSecondProof(session);
  return ok(null);
}

/** The endpoint has heard a right code of it, or has none of this person. */
export async function forgetSecondProof({ database, member }: Session): Promise<void> {
  await writing(database, [database.exchange], () => dropOwn(database, 'second proof', member.id));
}
