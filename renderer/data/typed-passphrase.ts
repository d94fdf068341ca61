import type { Session } from './session.ts';

const typed = new WeakMap<Session, string>();

/** Remembers, in memory alone, what a person signed in with while something waits that they can do only with it. */
export function noteTyped(session: Session, passphrase: string): void {
  typed.set(session, passphrase);
}

export function typedBy(session: Session): string | null {
  return typed.get(session) ?? null;
}

export function forgetTyped(session: Session): void {
  typed.delete(session);
}
