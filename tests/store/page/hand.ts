import type { Result } from '../../../shared/lib/result.ts';
import type { RecordType } from '../../../shared/model/registry.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { altered } from '../../../renderer/data/changes.ts';
import { commit, type Kept } from '../../../renderer/data/commit.ts';
import type { CentreKind, WaymarkDatabase } from '../../../renderer/data/database.ts';
import { openDatabase } from '../../../renderer/data/open-database.ts';
import { endSession, type Session } from '../../../renderer/data/session.ts';
import { signIn } from '../../../renderer/data/sign-in.ts';
import { foundTestCentre, people } from './test-centre.ts';

/** What the page holds between two steps of a test, as the app holds it between two screens. */
interface Hand {
  database: WaymarkDatabase | null;
  session: Session | null;
  recoveryKey: string;
  closings: number;
  release: () => void;
}
export const hand: Hand = { database: null, session: null, recoveryKey: '', closings: 0, release: () => undefined };

export function session(): Session {
  if (hand.session === null) throw new Error('Nobody is signed in');
  return hand.session;
}

export function database(): WaymarkDatabase {
  if (hand.database === null) throw new Error('No store is open');
  return hand.database;
}

export async function found(options: Parameters<typeof foundTestCentre>[0] = {}): Promise<void> {
  const founded = await foundTestCentre(options);
  if (!founded.ok) throw new Error(founded.error.message);
  hand.session = founded.value.session;
  hand.database = founded.value.session.database;
  hand.recoveryKey = founded.value.recoveryKey;
  hand.release = founded.value.release;
}

export async function openStore(kind: CentreKind = 'real'): Promise<string> {
  const opened = await openDatabase(kind, { onClosed: () => (hand.closings += 1) });
  if (opened.state !== 'open') return opened.state === 'problem' ? opened.problem : opened.state;
  hand.database = opened.database;
  hand.release = opened.release;
  return 'open';
}

/** Signs a person in, opening the store first where it is not. Throws the refusal's words where refused. */
export async function enter(who: keyof typeof people, passphrase: string = people[who].passphrase): Promise<void> {
  if (hand.database === null) await openStore();
  const result = await signIn('real', database(), people[who].id, passphrase, null);
  if (!result.ok) throw new Error(result.error.message);
  hand.session = result.value;
}

/** Takes a session in hand that a test opened by itself. */
export function take(opened: Session): void {
  hand.session = opened;
}

export function leave(): void {
  endSession(session());
  hand.session = null;
}

/** Lets go of a store that a test has taken away. */
export function forget(): void {
  hand.release();
  hand.database = null;
  hand.session = null;
}

/** Locks a store into which a test signed someone without taking the session in hand. */
export function endIfSignedIn(): void {
  database().keyring = null;
  hand.session = null;
}

/** Keeps changes, or throws the refusal's words. */
export async function keep(changes: readonly Change[], at?: number): Promise<Kept> {
  const kept = await commit(session(), { changes, ...(at === undefined ? {} : { at }) });
  if (!kept.ok) throw new Error(kept.error.message);
  return kept.value;
}

/** Changes fields of a held record from what this session sees. */
export async function keepChange(
  type: RecordType,
  id: string,
  wanted: Readonly<Record<string, unknown>>,
  at?: number,
): Promise<Kept> {
  const shown = session().replica.one(type, id);
  if (shown === undefined) throw new Error('There is no such record');
  const change = altered(type, shown, wanted);
  if (change === null) throw new Error('Nothing differs');
  return keep([change], at);
}

/** The value of a result, or its refusal's words thrown. */
export function need<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** A refusal's code, or 'ok'. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}
